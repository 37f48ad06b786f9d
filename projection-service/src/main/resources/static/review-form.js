// Sends a review to the write side, follows it on the read side, and says where it stands.

import { renewReviews } from "./film-page.js";

const form = document.getElementById("review-form");
const fields = form.querySelector(".review-fields");
const button = form.querySelector("button[type=submit]");
const formError = document.getElementById("form-error");
const standing = document.getElementById("standing");
const reasons = document.getElementById("reasons");
const reasonsGiven = document.getElementById("reasons-given");
const appealForm = document.getElementById("appeal-form");
const appealText = document.getElementById("appeal-text");
const appealError = document.getElementById("appeal-error");

const filmId = encodeURIComponent(form.dataset.filmId);
const reviewsAddress = `${form.dataset.writeAddress.replace(/\/$/, "")}/v1/films/${filmId}/reviews`;

const FIRST_ANSWER_WITHIN_MS = 120_000;
const OPEN_ASK_EVERY_MS = 20_000;
const HEADLINES = {
  PENDING: "Thank you. Your review is being checked.",
  APPROVED: "Your review is public.",
  HELD: "Your review is waiting: a person will read it before it is public.",
  REJECTED: "Your review is not public. You can change it and send it again.",
  REFUSED: "Your change was not taken.",
  WITHDRAWN: "Your review was taken back.",
};

/** What was sent last; a second send changes that review instead of writing another. */
let sent = null;
const KEPT = `screener-review/${form.dataset.filmId}`;
/** The last attempt and its key: a retry of the same words is the same submission. */
let attempt = { body: "", key: "" };
let hasSession = false;
let following = 0;

const CHANGE = "Send the changed review";

fields.disabled = false;
takeUpAgain();

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return;
  clearErrors();
  busy(true);
  try {
    const review = readForm();
    const accepted = await send(review);
    sent = { reviewId: accepted.reviewId, token: accepted.token };
    keep({ sent, review });
    button.textContent = CHANGE;
    follow(sent);
  } catch (error) {
    tellError(error);
  } finally {
    busy(false);
  }
});

/** For as long as the tab lives its reader finds the review again, and where it stands. */
function keep(what) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(what));
  } catch {
    // Without storage a reload forgets it; the review itself is safe.
  }
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT));
  } catch {
    return null;
  }
}

function takeUpAgain() {
  const before = kept();
  if (!before?.sent) return;
  sent = before.sent;
  for (const [name, value] of Object.entries(before.review ?? {})) {
    const field = form.elements[name];
    if (field && !field.value) field.value = value;
  }
  button.textContent = CHANGE;
  // Asked after all else here has been set up.
  queueMicrotask(() => watch(sent, "PENDING", true));
}

function readForm() {
  const data = new FormData(form);
  const review = {};
  for (const name of ["authorName", "title", "text"]) {
    const value = data.get(name);
    if (value.trim() !== "") review[name] = value;
  }
  if (data.get("rating")) review.rating = Number(data.get("rating"));
  return review;
}

async function send(review) {
  const address = sent ? `${reviewsAddress}/${encodeURIComponent(sent.reviewId)}` : reviewsAddress;
  return write(sent ? "PUT" : "POST", address, JSON.stringify(review));
}

/** Writes as the guest of this browser, whose session is opened or renewed when it has to be. */
async function write(method, address, body) {
  if (attempt.body !== address + body) attempt = { body: address + body, key: newKey() };
  const request = () =>
    fetch(address, {
      method,
      credentials: "include",
      headers: { "Content-Type": "application/json", "Idempotency-Key": attempt.key },
      body,
    });

  if (!hasSession) await openSession();
  let response = await request();
  if (response.status === 401) {
    await openSession();
    response = await request();
  }
  if (!response.ok) throw await problemOf(response);
  attempt = { body: "", key: "" };
  return response.json();
}

async function openSession() {
  const response = await fetch("/session", { method: "POST", credentials: "same-origin" });
  if (!response.ok) throw await problemOf(response);
  hasSession = true;
}

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

// --- where the review stands -------------------------------------------------------------------

async function follow(review) {
  tell({ outcome: "PENDING" });
  await watch(review, "PENDING");
}

/**
 * Asks until nothing is open any more: neither the verdict nor an appeal against it. A page that was
 * just loaded shows its reviews as they are, so that nothing is taken anew for its first answer.
 */
async function watch(review, shown, justLoaded = false) {
  const mine = ++following;
  const started = Date.now();
  while (mine === following) {
    const pending = shown === "PENDING";
    const now = await ask(review, pending);
    if (mine !== following) return;
    if (now && stateOf(now) !== shown) {
      shown = stateOf(now);
      if (now.outcome === "APPROVED" && !justLoaded) await renewReviews();
      justLoaded = false;
      tell(now, review.reviewId);
    }
    if (now && !isOpen(now)) return;
    if (shown === "PENDING" && Date.now() - started > FIRST_ANSWER_WITHIN_MS) {
      say("This takes longer than usual. Your review is not lost; look again later.", []);
      return;
    }
    await pause(shown === "PENDING" ? 1_000 : OPEN_ASK_EVERY_MS);
  }
}

/** The view knows of an appeal a moment after it was taken; until then it would look unsaid. */
async function followAppeal(review) {
  const mine = ++following;
  const started = Date.now();
  while (mine === following && Date.now() - started < FIRST_ANSWER_WITHIN_MS) {
    const now = await ask(review, false);
    if (mine === following && now && appealState(now) !== "POSSIBLE") {
      await watch(review, "");
      return;
    }
    await pause(1_000);
  }
}

/** What a reader would notice; judged again with the same result is no news. */
function stateOf(now) {
  if (now.outcome === "PENDING") return "PENDING";
  return [now.outcome, now.display, now.decidedBy, appealState(now)].join(" ");
}

function appealState(now) {
  return now.statement?.redress.appeal.state ?? "";
}

function isOpen(now) {
  return now.outcome === "PENDING" || now.outcome === "HELD" || appealState(now) === "OPEN";
}

/** The read side holds its answer until it has this very submission, or for as long as it may. */
async function ask(review, waits) {
  try {
    const response = await fetch(`/v1/films/${filmId}/reviews/${encodeURIComponent(review.reviewId)}`, {
      headers: waits ? { "Screener-After": review.token } : {},
      cache: "no-store",
    });
    if (response.ok) return await response.json();
  } catch {
    // The next round asks again.
  }
  return null;
}

function tell(now, reviewId) {
  const sentences = (now.reasons ?? []).map((reason) => reason.sentence);
  if (now.statement) sentences.push(now.statement.facts.sentences.at(-1));
  if (now.outcome === "REFUSED" && now.standing) sentences.push("Your review stays as it was.");
  if (appealState(now) === "OPEN" || appealState(now) === "ANSWERED") {
    sentences.push(now.statement.redress.appeal.sentence);
  }
  const shown = now.outcome === "APPROVED" && document.getElementById(`review-${reviewId}`);
  say(HEADLINES[now.outcome] ?? now.outcome, sentences, shown && `#review-${reviewId}`);
  standing.dataset.outcome = now.outcome;
  giveReasons(now.statement);
}

// --- the statement of reasons --------------------------------------------------------------------

/** What a review that is not shown like any other is owed: what, how, on what ground, and what next. */
function giveReasons(statement) {
  reasons.hidden = !statement;
  if (!statement) return;
  const { restriction, facts, ground, redress } = statement;
  const ways = [redress.edit?.sentence, redress.appeal.sentence, redress.further];
  reasonsGiven.replaceChildren(
    ...entry("What it means", [restriction.sentence, restriction.duration, restriction.territory]),
    ...entry("How it came about", facts.sentences),
    ...entry("Ground", [ground.sentence]),
    ...entry("What you can do", ways.filter(Boolean)),
  );
  appealForm.hidden = redress.appeal.state !== "POSSIBLE";
  appealForm.dataset.address = redress.appeal.url;
}

function entry(heading, sentences) {
  const term = document.createElement("dt");
  term.textContent = heading;
  const description = document.createElement("dd");
  description.textContent = sentences.join(" ");
  return [term, description];
}

appealForm.addEventListener("submit", async (event) => {
  event.preventDefault();
  appealError.textContent = "";
  if (appealText.value.trim() === "") {
    appealError.textContent = "Say in a sentence why it should be decided otherwise.";
    appealText.focus();
    return;
  }
  try {
    await write("POST", appealForm.dataset.address, JSON.stringify({ text: appealText.value }));
    appealText.value = "";
    appealForm.hidden = true;
    reasons.open = false;
    say("Your appeal has been taken. A person will look at your review again.", []);
    await followAppeal(sent);
  } catch (error) {
    appealError.textContent = wordsOf(error, "The appeal");
  }
});

function say(headline, sentences, link) {
  const paragraphs = [headline, ...sentences].map((sentence) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = sentence;
    return paragraph;
  });
  if (link) {
    const anchor = document.createElement("a");
    anchor.href = link;
    anchor.textContent = "Read it on this page";
    paragraphs.push(anchor);
  }
  standing.replaceChildren(...paragraphs);
}

// --- errors --------------------------------------------------------------------------------------

async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  const wait = Number(response.headers.get("Retry-After"));
  const again = wait > 0 ? ` Try again in ${wait} ${wait === 1 ? "second" : "seconds"}.` : "";
  const words = problem.detail ?? problem.title ?? `The server answered ${response.status}.`;
  return Object.assign(new Error(words + again), { field: problem.field });
}

function tellError(error) {
  const place = error.field && form.querySelector(`[data-field="${CSS.escape(error.field)}"]`);
  if (!place) {
    formError.textContent = wordsOf(error, "The review");
    return;
  }
  place.classList.add("wrong");
  place.querySelector(".field-error").textContent = error.message;
  const inputs = place.querySelectorAll("input, textarea");
  inputs.forEach((input) => input.setAttribute("aria-invalid", "true"));
  (place.querySelector("input:checked") ?? inputs[0]).focus();
}

function wordsOf(error, what) {
  return error instanceof TypeError
    ? `${what} could not be sent: there is no connection. Nothing is lost, try again.`
    : error.message;
}

function clearErrors() {
  formError.textContent = "";
  form.querySelectorAll(".wrong").forEach((place) => place.classList.remove("wrong"));
  form.querySelectorAll(".field-error").forEach((error) => (error.textContent = ""));
  form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
}

/** The button stays in reach of the keyboard, so focus is not lost while a review is on its way. */
function busy(is) {
  form.setAttribute("aria-busy", String(is));
  button.setAttribute("aria-disabled", String(is));
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
