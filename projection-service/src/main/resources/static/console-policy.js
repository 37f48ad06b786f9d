// Tries a policy on recent cases, publishes it, and shows where it is wrong.

import { publish, tell } from "./console-shared.js";

const form = document.getElementById("policy");
const rules = document.getElementById("rules");
const fault = document.getElementById("policy-fault");
const difference = document.getElementById("difference");
const confirmation = document.getElementById("confirm");
const accept = document.getElementById("accept");
const confirmed = document.getElementById("confirm-publish");

/** The text whose difference was shown last, to be published; null where none was. */
let seen = null;

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-action]");
  if (!button || form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  fault.replaceChildren();
  rules.removeAttribute("aria-invalid");
  try {
    if (button.dataset.action === "confirm") await putInForce();
    else await see(button.dataset.action === "publish");
  } catch (error) {
    tell(error.message, true);
  } finally {
    form.setAttribute("aria-busy", "false");
  }
});

// What was read and accepted is this text and no other.
rules.addEventListener("input", withdraw);
accept?.addEventListener("change", () => (confirmed.disabled = !accept.checked));

/** Shows what would change; of what is to be published, as the side that publishes sees it. */
async function see(toPublish) {
  withdraw();
  difference.replaceChildren();
  tell(toPublish ? "Checking what it would change …" : "Trying it on recent cases …");
  const text = rules.value;
  const response = await (toPublish ? publish(nameOf(text), text, "preview=true") : attempt(text));
  const body = await response.json().catch(() => ({}));
  if (!response.ok) return showFault(body, response.status);
  tell("Nothing was published.");
  showDifference(toPublish ? body.difference : body);
  if (toPublish) ask(text);
}

function attempt(text) {
  return fetch("/v1/moderation/policies/preview", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ rules: text }),
  });
}

function ask(text) {
  seen = text;
  accept.checked = false;
  confirmed.disabled = true;
  confirmation.hidden = false;
  accept.focus();
}

function withdraw() {
  seen = null;
  if (confirmation) confirmation.hidden = true;
}

async function putInForce() {
  if (seen === null || seen !== rules.value || !accept.checked) return;
  tell("Publishing …");
  const response = await publish(nameOf(seen), seen, "acceptChange=true");
  const body = await response.json().catch(() => ({}));
  if (!response.ok) return showFault(body, response.status);
  withdraw();
  tell(`Published as ${body.policy}; it is in force in five seconds.`);
}

/** The policy's own name; where it says none, the one of the version that is open. */
function nameOf(text) {
  return /^policy:\s*["']?([A-Za-z0-9._~-]+)/m.exec(text)?.[1] ?? form.dataset.name;
}

// --- what is wrong ---------------------------------------------------------------------------------

function showFault(problem, status) {
  const faults = problem.problems ?? [];
  tell("The policy was not taken.", true);
  rules.setAttribute("aria-invalid", "true");
  const words = element("p", problem.detail ?? problem.title ?? `The server answered ${status}.`);
  const list = element("ul", "");
  list.append(...faults.map(faultOf));
  fault.replaceChildren(words, list);
  if (faults.length > 0) goTo(faults[0]);
}

function faultOf(one) {
  const item = element("li", `${one.message} `);
  if (one.line > 0) {
    const button = element("button", `Line ${one.line}, column ${one.column}`);
    button.type = "button";
    button.className = "link";
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      goTo(one);
    });
    item.prepend(button, ": ");
  }
  return item;
}

/** Puts the caret where it is wrong and selects the rest of the line. */
function goTo({ line, column }) {
  if (!(line > 0)) return;
  const lines = rules.value.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const from = before + Math.max(0, (column || 1) - 1);
  const to = Math.max(from, before + (lines[line - 1]?.length ?? 0));
  rules.focus();
  rules.setSelectionRange(from, to);
  const height = Number.parseFloat(getComputedStyle(rules).lineHeight) || 20;
  rules.scrollTop = Math.max(0, (line - 6) * height);
}

// --- what would change -----------------------------------------------------------------------------

function showDifference({ cases, before, after, changes }) {
  const outcomes = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const table = element("table", "");
  table.append(element("caption", `Tried on ${cases} recent cases`));
  const head = table.createTHead().insertRow();
  for (const words of ["Outcome", "Now", "With this policy"]) {
    const cell = element("th", words);
    cell.scope = "col";
    head.append(cell);
  }
  const rows = table.createTBody();
  for (const outcome of outcomes) {
    const row = rows.insertRow();
    const name = element("th", outcome);
    name.scope = "row";
    row.append(name, element("td", before[outcome] ?? 0), element("td", after[outcome] ?? 0));
  }
  const list = element("ul", "");
  list.append(...changes.map(changeOf));
  difference.replaceChildren(
    element("h3", "What would change"),
    table,
    changes.length === 0 ? element("p", "No case would stand otherwise.") : list,
  );
}

function changeOf({ from, to, displayFrom, displayTo, count, samples }) {
  const how = (outcome, display) =>
    display && display !== "NONE" && from === to ? `${outcome}, ${display}` : outcome;
  const item = element("li", `${how(from, displayFrom)} to ${how(to, displayTo)}: ${count}`);
  const examples = element("ul", "");
  examples.append(
    ...samples.slice(0, 3).map(({ filmId, reviewId, text }) => {
      const example = element("li", "");
      const link = element("a", `${filmId}/${reviewId}`);
      link.href = `/moderation/cases/${encodeURIComponent(filmId)}/${encodeURIComponent(reviewId)}`;
      const words = element("span", text ?? "");
      words.dir = "auto";
      words.className = "sample-text";
      example.append(link, " ", words);
      return example;
    }),
  );
  item.append(examples);
  return item;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
