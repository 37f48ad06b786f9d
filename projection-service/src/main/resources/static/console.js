// Campaigns and sieges: one decision for many.

import { decide, tell } from "./console-shared.js";

const DONE = {
  REJECT: "Rejected. The members follow within moments.",
  APPROVE: "Shown. The members follow within moments.",
  UNDO: "Undone. The members follow within moments.",
};

for (const form of document.querySelectorAll("form.decide[data-campaign-id], form.decide[data-siege-film]")) {
  form.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-action]");
    if (!button || form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    const action = button.dataset.action;
    try {
      const decision = { target: target(form), action };
      if (action === "UNDO") decision.undoes = form.dataset.undoes;
      if (action === "REJECT" && form.dataset.campaignId) decision.reason = "TEMPLATE_CAMPAIGN";
      const { decisionId } = await decide(decision);
      tell(DONE[action]);
      offer(form, action === "UNDO" ? null : decisionId);
    } catch (error) {
      tell(error.message, true);
    } finally {
      form.setAttribute("aria-busy", "false");
    }
  });
}

function target({ dataset }) {
  return dataset.campaignId
    ? { campaignId: dataset.campaignId }
    : { filmId: dataset.siegeFilm, siegeOpenedAt: dataset.siegeOpenedAt };
}

/** After a decision its undoing is offered, and the other way round; the page need not be loaded anew. */
function offer(form, decisionId) {
  const actions = form.querySelector(".actions");
  if (decisionId) {
    form.dataset.undoes = decisionId;
    show(actions, [["UNDO", "Undo the decision", "quiet"]]);
  } else {
    const what = form.dataset.campaignId
      ? ["Reject all members", "Clear the campaign"]
      : ["Reject what it holds", "Show what it holds"];
    show(actions, [["REJECT", what[0], "wrong"], ["APPROVE", what[1], ""]]);
  }
  actions.querySelector("button").focus();
}

function show(actions, buttons) {
  actions.replaceChildren(
    ...buttons.map(([action, words, kind]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = `button ${kind}`.trim();
      button.dataset.action = action;
      button.textContent = words;
      return button;
    }),
  );
}
