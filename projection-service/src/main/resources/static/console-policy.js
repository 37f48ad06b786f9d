// Tries a policy on recent cases, publishes it, and shows where it is wrong.

import { publish, tell } from "./console-shared.js";

const form = document.getElementById("policy");
const rules = document.getElementById("rules");
const fault = document.getElementById("policy-fault");
const difference = document.getElementById("difference");

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-action]");
  if (!button || form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  fault.replaceChildren();
  difference.replaceChildren();
  rules.removeAttribute("aria-invalid");
  try {
    await (button.dataset.action === "try" ? attempt() : putInForce());
  } catch (error) {
    tell(error.message, true);
  } finally {
    form.setAttribute("aria-busy", "false");
  }
});

async function attempt() {
  tell("Trying it on recent cases …");
  const response = await fetch("/v1/moderation/policies/preview", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ rules: rules.value }),
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) return showFault(body, response.status);
  tell("Nothing was published.");
  showDifference(body);
}

async function putInForce() {
  tell("Publishing …");
  const response = await publish(form.dataset.name, rules.value);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) return showFault(body, response.status);
  tell(`Published as ${body.policy}; it is in force in five seconds.`);
  if (body.difference) showDifference(body.difference);
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
