package dev.screener.moderation.cases;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.DecisionNote;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a moderator's decision, given the case: a pure function, as all of this desk. */
final class Decisions {

  private static final int REMEMBERED = 16;

  private Decisions() {}

  /** The case with the decision taken in, or as it was, and what the moderator is answered. */
  record Noted(CaseRecord state, DecisionAnswer answer) {}

  static Noted note(CaseRecord state, ModeratorDecision decision) {
    if (isKnown(state, decision) || state.getOutcome().equals(Outcome.WITHDRAWN.name())) {
      return new Noted(
          state, isKnown(state, decision) ? DecisionAnswer.APPLIED : DecisionAnswer.UNFOUNDED);
    }
    if (decision.getRevision() != state.getRevision()) {
      return new Noted(state, DecisionAnswer.SUPERSEDED);
    }
    if (decision.getAction() == DecisionAction.UNDO) {
      return undo(state, decision);
    }
    if (decision.getEffect() == DecisionEffect.LABEL) {
      return new Noted(with(state, decision), DecisionAnswer.LABELLED);
    }
    return Stand.standing(state).isPresent()
        ? new Noted(state, DecisionAnswer.LOST)
        : new Noted(with(state, decision), DecisionAnswer.APPLIED);
  }

  private static boolean isKnown(CaseRecord state, ModeratorDecision decision) {
    return state.getDecisions().stream()
        .anyMatch(note -> note.getDecisionId().equals(decision.getDecisionId()));
  }

  private static Noted undo(CaseRecord state, ModeratorDecision decision) {
    List<DecisionNote> notes = new ArrayList<>(state.getDecisions());
    for (int i = 0; i < notes.size(); i++) {
      DecisionNote note = notes.get(i);
      if (note.getDecisionId().equals(decision.getUndoes()) && !note.getUndone()) {
        notes.set(i, DecisionNote.newBuilder(note).setUndone(true).build());
        return new Noted(
            CaseRecord.newBuilder(state).setDecisions(notes).build(), DecisionAnswer.UNDONE);
      }
    }
    return new Noted(state, DecisionAnswer.UNFOUNDED);
  }

  private static CaseRecord with(CaseRecord state, ModeratorDecision decision) {
    List<DecisionNote> notes = new ArrayList<>(state.getDecisions());
    if (notes.size() == REMEMBERED) {
      // Never the one that rules.
      notes.remove(Stand.standing(state).map(notes::indexOf).orElse(-1) == 0 ? 1 : 0);
    }
    notes.add(
        DecisionNote.newBuilder()
            .setDecisionId(decision.getDecisionId())
            .setRevision(decision.getRevision())
            .setApproves(decision.getAction() == DecisionAction.APPROVE)
            .setRules(decision.getEffect() == DecisionEffect.RULES)
            .setReason(decision.getReason())
            .setModeratorToken(decision.getModeratorToken())
            .build());
    return CaseRecord.newBuilder(state).setDecisions(notes).build();
  }
}
