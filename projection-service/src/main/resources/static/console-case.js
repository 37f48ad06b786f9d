// Working the queue off: one key a decision, and the next case is there.

import { forget, kept, push, remember } from "./console-memory.js";
import { decide, tell, view } from "./console-shared.js";

const PAGE = 50;
/** So many pages of the queue are looked through for one that is nobody's. */
const MOST_PAGES = 40;
const LOST_AFTER_MS = [1_500, 3_000, 6_000];

const main = document.getElementById("main");
const decided = kept(sessionStorage, "screener-decided");
const skipped = kept(sessionStorage, "screener-skipped");
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
    if (!document.querySelector("#decide [data-action=ESCALATE]")) return;
    push(sessionStorage, "screener-decided", decided, id);
    handOn(open);
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
    if (decision.effect === "RULES") hasStood(decision.target, decisionId);
  } catch (error) {
    forget(sessionStorage, "screener-decided", decided, id);
    tell(`${id} was not decided. ${error.message}`, true);
  }
}

/** To those who lead, or by one of them back to all. */
async function handOn(open) {
  const id = jobId(open);
  const back = open.dataset.escalated === "true";
  const why = document.getElementById("why")?.value;
  const address = `queue/${encodeURIComponent(id)}/escalation`;
  tell(back ? "Handed back." : "Escalated.");
  try {
    await view(back ? address : `${address}?reason=${encodeURIComponent(why)}`, {
      method: back ? "DELETE" : "POST",
    });
    release(id);
  } catch (error) {
    tell(`${id} was not ${back ? "handed back" : "escalated"}. ${error.message}`, true);
  } finally {
    // It left the list that is being worked off; should it come again, it is somebody's word.
    forget(sessionStorage, "screener-decided", decided, id);
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
  try {
    const ready = (await next) ?? (await prefetch());
    next = null;
    if (ready.id) {
      await show(ready.id, ready.html);
    } else {
      workedOff(ready);
    }
  } catch (error) {
    next = null;
    stuck(error);
  } finally {
    moving = false;
  }
}

/**
 * The id and the page of the case that comes next. Without an id none is left for this moderator:
 * then how many others look at, how many wait that are no cases, and whether all was looked through.
 */
async function prefetch() {
  const here = document.getElementById("case");
  const rest = { others: 0, many: 0, complete: false };
  let skippedOne = null;
  let cursor = "";
  for (let i = 0; i < MOST_PAGES; i++) {
    const { jobs, next: after } = await view(`queue${filtered({ limit: PAGE, cursor })}`);
    for (const job of jobs) {
      if (!job.reviewId) rest.many++;
      else if (decided.includes(job.jobId) || (here && job.jobId === jobId(here))) continue;
      else if (job.claim?.by === "another") rest.others++;
      else if (skipped.includes(job.jobId)) skippedOne ??= job;
      else return { id: job.jobId, html: await page(job.jobId) };
    }
    if (!after) {
      rest.complete = true;
      break;
    }
    cursor = after;
  }
  return skippedOne ? { id: skippedOne.jobId, html: await page(skippedOne.jobId) } : rest;
}

/** The filter of the queue with further parameters. */
function filtered(more) {
  const all = new URLSearchParams(query());
  for (const [name, value] of Object.entries(more)) if (value !== "") all.set(name, value);
  return `?${all}`;
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

function workedOff({ others, many, complete }) {
  const left = [];
  if (others > 0) left.push(`${others} that another moderator looks at`);
  if (many > 0) left.push(`${many} that stand for many reviews: campaigns, sieges and floods`);
  if (!complete) left.push("more than were looked through");
  end(
    left.length === 0 ? "Nothing more waits here" : "No further case for you here",
    left.length === 0 ? "" : `Still in the queue: ${left.join("; ")}.`,
  ).id = "worked-off";
}

/** The next case could not be read: what waits is not known. */
function stuck(error) {
  end("The next case could not be read", error.message);
  tell(error.message, true);
}

function end(words, more) {
  filter = query();
  const heading = document.createElement("h1");
  heading.textContent = words;
  const link = document.createElement("a");
  link.href = `/moderation/queue${query()}`;
  link.textContent = "To the queue";
  const section = document.createElement("section");
  section.className = "notice-page";
  section.append(heading, paragraph(more), paragraph(link));
  main.replaceChildren(section);
  main.focus({ preventScroll: true });
  return section;
}

function paragraph(content) {
  const made = document.createElement("p");
  made.append(content);
  return made;
}

/** With a case on the page: claims it, and reads the one behind it. */
async function begin() {
  const open = document.getElementById("case");
  showUndo();
  const box = document.getElementById("single-keys");
  if (box) box.checked = singleKeys();
  if (!open) return;
  // One that cannot be read now is asked for again when it is wanted.
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

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
