// Working the queue off: one key a decision, and the next case is there.

import { decide, tell, view } from "./console-shared.js";

const AHEAD = 50;
const LOST_AFTER_MS = [1_500, 3_000, 6_000];

const main = document.getElementById("main");
const decided = kept(sessionStorage, "screener-decided");
const skipped = kept(sessionStorage, "screener-skipped");
/** Left to somebody else: not given to this moderator again in this browser. */
const left = kept(localStorage, "screener-left");
/** What can be undone, the newest last. */
const undoable = kept(sessionStorage, "screener-undoable");

let next = null;
let filter = null;
let moving = false;

begin();

// --- keys and buttons ------------------------------------------------------------------------------

const ACTIONS = { a: "APPROVE", r: "REJECT", s: "SKIP", e: "ESCALATE", u: "UNDO" };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.target.closest("input, textarea, select") || keys()?.open) return;
  const key = event.key.toLowerCase();
  if (key === "?") {
    event.preventDefault();
    keys()?.showModal();
  } else if (singleKeys() && key === "v") {
    const cover = document.getElementById("cover");
    if (cover) cover.open = !cover.open;
  } else if (singleKeys() && ACTIONS[key]) {
    event.preventDefault();
    act(ACTIONS[key]);
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("#decide button[data-action]");
  if (button) act(button.dataset.action);
  if (event.target.closest("#show-keys")) keys()?.showModal();
});

/** Single keys can be switched off, since some people's software types for them (WCAG 2.1.4). */
document.addEventListener("change", (event) => {
  if (event.target.id === "single-keys") {
    remember(localStorage, "screener-no-single-keys", event.target.checked ? [] : ["off"]);
  }
});

function singleKeys() {
  return kept(localStorage, "screener-no-single-keys").length === 0;
}

function keys() {
  return document.getElementById("keys");
}

// --- acting ----------------------------------------------------------------------------------------

async function act(action) {
  const open = document.getElementById("case");
  if (moving) return;
  if (action === "UNDO") return undo();
  if (!open || !document.getElementById("decide")) return;
  const id = jobId(open);
  const decision = action === "APPROVE" || action === "REJECT" ? decisionOn(open, action) : null;
  if (decision) {
    push(sessionStorage, "screener-decided", decided, id);
    carryOut(open, decision);
  } else if (action === "ESCALATE") {
    push(localStorage, "screener-left", left, id);
    release(id);
    tell("Left to another moderator.");
  } else {
    push(sessionStorage, "screener-skipped", skipped, id);
    release(id);
    tell("Skipped.");
  }
  await toNext();
}

function decisionOn({ dataset }, action) {
  const decision = {
    target: {
      filmId: dataset.filmId,
      reviewId: dataset.reviewId,
      revision: Number(dataset.revision),
    },
    action,
    // An audit asks for an opinion; it changes no verdict.
    effect: dataset.lane === "AUDIT" ? "LABEL" : "RULES",
  };
  if (action === "REJECT") decision.reason = document.getElementById("reason").value;
  return decision;
}

/** Sends the decision while the next case is read already. */
async function carryOut(open, decision) {
  const id = jobId(open);
  const words = decision.action === "APPROVE" ? "Approved." : "Rejected.";
  tell(words);
  try {
    const { decisionId } = await decide(decision);
    push(sessionStorage, "screener-undoable", undoable, { ...decision, decisionId });
    showUndo();
    hasStood(decision.target, decisionId);
  } catch (error) {
    forget(sessionStorage, "screener-decided", decided, id);
    tell(`${id} was not decided. ${error.message}`, true);
  }
}

/** Of two decisions on one case the first stands; whose was second is to know. */
async function hasStood({ filmId, reviewId }, decisionId) {
  for (const wait of LOST_AFTER_MS) {
    await pause(wait);
    try {
      const told = await view(`cases/${filmId}/${reviewId}`);
      const mine = (told.decisions ?? []).find((other) => other.decisionId === decisionId);
      if (!mine) continue;
      if (mine.lost) {
        tell(`Another moderator decided on ${filmId}/${reviewId} first. Theirs stands.`, true);
      }
      return;
    } catch {
      return;
    }
  }
}

async function undo() {
  const last = undoable.at(-1);
  if (!last) {
    tell("There is nothing to undo.");
    return;
  }
  moving = true;
  try {
    await decide({ target: last.target, action: "UNDO", undoes: last.decisionId });
    undoable.pop();
    remember(sessionStorage, "screener-undoable", undoable);
    const id = `${last.target.filmId}/${last.target.reviewId}`;
    forget(sessionStorage, "screener-decided", decided, id);
    forget(sessionStorage, "screener-skipped", skipped, id);
    await show(id, await page(id));
    tell("Undone. Here it is again.");
  } catch (error) {
    tell(error.message, true);
  } finally {
    moving = false;
  }
}

// --- the next case ---------------------------------------------------------------------------------

async function toNext() {
  moving = true;
  const ready = await (next ?? prefetch());
  next = null;
  if (ready) {
    await show(ready.id, ready.html);
  } else {
    workedOff();
  }
  moving = false;
}

/** The id and the page of the case that comes next; null where none waits. */
async function prefetch() {
  const { jobs } = await view(`queue${query()}${query() ? "&" : "?"}limit=${AHEAD}`);
  const here = document.getElementById("case");
  const mine = jobs.filter(
    (job) =>
      job.reviewId &&
      job.claim?.by !== "another" &&
      !decided.includes(job.jobId) &&
      !left.includes(job.jobId) &&
      (!here || job.jobId !== jobId(here)),
  );
  const job = mine.find((one) => !skipped.includes(one.jobId)) ?? mine[0];
  return job ? { id: job.jobId, html: await page(job.jobId) } : null;
}

async function page(id) {
  const response = await fetch(`/moderation/cases/${id}${query()}`, { cache: "no-store" });
  if (!response.ok) throw new Error("The case could not be read; try again.");
  return response.text();
}

async function show(id, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("main");
  filter = query();
  main.replaceChildren(...document.adoptNode(fresh).childNodes);
  history.pushState(null, "", `/moderation/cases/${id}${query()}`);
  window.scrollTo(0, 0);
  main.focus({ preventScroll: true });
  begin();
}

function workedOff() {
  filter = query();
  const heading = document.createElement("h1");
  heading.textContent = "Nothing more waits here";
  const link = document.createElement("a");
  link.href = `/moderation/queue${query()}`;
  link.textContent = "To the queue";
  const words = document.createElement("p");
  words.append(link);
  const section = document.createElement("section");
  section.className = "notice-page";
  section.id = "worked-off";
  section.append(heading, words);
  main.replaceChildren(section);
  main.focus({ preventScroll: true });
}

/** With a case on the page: claims it, and reads the one behind it. */
async function begin() {
  const open = document.getElementById("case");
  showUndo();
  const box = document.getElementById("single-keys");
  if (box) box.checked = singleKeys();
  if (!open) return;
  next = prefetch().catch(() => null);
  if (!document.getElementById("decide")) return;
  try {
    const claim = await view(`queue/${encodeURIComponent(jobId(open))}/claim`, { method: "POST" });
    if (claim?.by === "another" && open.isConnected) {
      document.getElementById("another").textContent =
        "Another moderator is looking at this case.";
    }
  } catch {
    // A claim is a courtesy; of two decisions the first stands.
  }
}

function release(id) {
  view(`queue/${encodeURIComponent(id)}/claim`, { method: "DELETE" }).catch(() => {});
}

window.addEventListener("popstate", () => location.reload());

function query() {
  return document.getElementById("case")?.dataset.filter ?? filter ?? "";
}

function jobId({ dataset }) {
  return `${dataset.filmId}/${dataset.reviewId}`;
}

function showUndo() {
  const button = document.getElementById("undo");
  if (button) button.disabled = undoable.length === 0;
}

// --- memory ----------------------------------------------------------------------------------------

function kept(storage, name) {
  try {
    return JSON.parse(storage.getItem(name)) ?? [];
  } catch {
    return [];
  }
}

function remember(storage, name, list) {
  try {
    storage.setItem(name, JSON.stringify(list.slice(-500)));
  } catch {
    // Without storage it is known until the page is left.
  }
}

function push(storage, name, list, item) {
  list.push(item);
  remember(storage, name, list);
}

function forget(storage, name, list, item) {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
  remember(storage, name, list);
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
