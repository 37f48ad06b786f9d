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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moderators' decisions on a case. All are noted, also those that come too early or too late; which
 * one rules is read from the notes. So it does not matter whether a decision or the edit, report or
 * appeal beside it comes first.
 */
final class Decisions {

  private static final int REMEMBERED = 16;

  private Decisions() {}

  /** The case with the decision noted, and what the moderator is answered. */
  record Noted(CaseRecord state, DecisionAnswer answer) {}

  static Noted note(CaseRecord state, ModeratorDecision decision) {
    if (isKnown(state, decision)) {
      return new Noted(state, DecisionAnswer.APPLIED);
    }
    if (state.getErased()) {
      return new Noted(state, DecisionAnswer.UNFOUNDED);
    }
    if (decision.getAction() == DecisionAction.UNDO) {
      return undo(state, decision);
    }
    DecisionAnswer fate = fate(state, decision);
    return new Noted(with(state, decision), answer(state, decision, fate));
  }

  /** The decision that rules a revision, if there is one. */
  static Optional<DecisionNote> ruling(CaseRecord state, int revision) {
    return Standing.of(state, revision).ruling();
  }

  /** Whether a moderator has looked at the review since a time, in ms since the epoch. */
  static boolean lookedAtSince(CaseRecord state, long since) {
    return state.getDecisions().stream()
        .anyMatch(note -> note.getDecidedAt() >= since && counts(state, note));
  }

  /** Whether a decision on any revision took effect, and was not taken back. */
  static boolean counts(CaseRecord state, DecisionNote note) {
    return note.getRules() && !note.getUndone() && !isLost(state, note);
  }

  /** Whether another decision stood at the same revision when this one came. */
  static boolean isLost(CaseRecord state, DecisionNote note) {
    return note.getRules() && !Standing.of(state, note.getRevision()).took(note);
  }

  /**
   * The decision that was quicker than the revision now opened and is answered with it: the one
   * that rules, else the newest label.
   */
  static Optional<DecisionNote> waiting(@Nullable CaseRecord before, CaseRecord opened) {
    int revision = opened.getRevision();
    if (before == null || before.getRevision() >= revision) {
      return Optional.empty();
    }
    return ruling(opened, revision)
        .or(
            () ->
                opened.getDecisions().stream()
                    .filter(note -> note.getRevision() == revision && !note.getRules())
                    .reduce((earlier, later) -> later));
  }

  private static DecisionAnswer answer(
      CaseRecord state, ModeratorDecision decision, DecisionAnswer fate) {
    if (decision.getRevision() > state.getRevision()) {
      return DecisionAnswer.WAITING;
    }
    if (state.getOutcome().equals(Outcome.WITHDRAWN.name())) {
      return DecisionAnswer.UNFOUNDED;
    }
    return decision.getRevision() < state.getRevision() ? DecisionAnswer.SUPERSEDED : fate;
  }

  /** What becomes of a decision among those on the same revision. */
  private static DecisionAnswer fate(CaseRecord state, ModeratorDecision decision) {
    if (decision.getEffect() == DecisionEffect.LABEL) {
      return DecisionAnswer.LABELLED;
    }
    Standing standing = Standing.of(state, decision.getRevision());
    if (standing.takes(noteOf(decision))) {
      return DecisionAnswer.APPLIED;
    }
    boolean own =
        Appeals.open(state).isPresent()
            && standing
                .ruling()
                .filter(one -> one.getModeratorToken().equals(decision.getModeratorToken()))
                .isPresent();
    return own ? DecisionAnswer.OWN : DecisionAnswer.LOST;
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
        String newest = notes.get(notes.size() - 1).getDecisionId();
        notes.set(i, DecisionNote.newBuilder(note).setUndone(true).setUndoneAfter(newest).build());
        return new Noted(
            CaseRecord.newBuilder(state).setDecisions(notes).build(),
            note.getRevision() < state.getRevision()
                ? DecisionAnswer.SUPERSEDED
                : DecisionAnswer.UNDONE);
      }
    }
    return new Noted(state, DecisionAnswer.UNFOUNDED);
  }

  private static CaseRecord with(CaseRecord state, ModeratorDecision decision) {
    List<DecisionNote> notes = new ArrayList<>(state.getDecisions());
    if (notes.size() == REMEMBERED) {
      notes.remove(leastNeeded(state, notes));
    }
    notes.add(noteOf(decision));
    return CaseRecord.newBuilder(state).setDecisions(notes).build();
  }

  /**
   * The oldest that is not on the present revision; failing that, the oldest that does not rule.
   */
  private static int leastNeeded(CaseRecord state, List<DecisionNote> notes) {
    for (int i = 0; i < notes.size(); i++) {
      if (notes.get(i).getRevision() < state.getRevision()) {
        return i;
      }
    }
    return ruling(state, state.getRevision()).map(notes::indexOf).orElse(-1) == 0 ? 1 : 0;
  }

  private static DecisionNote noteOf(ModeratorDecision decision) {
    return DecisionNote.newBuilder()
        .setDecisionId(decision.getDecisionId())
        .setRevision(decision.getRevision())
        .setApproves(decision.getAction() == DecisionAction.APPROVE)
        .setRules(decision.getEffect() == DecisionEffect.RULES)
        .setReason(decision.getReason())
        .setModeratorToken(decision.getModeratorToken())
        .setDecidedAt(decision.getDecidedAt().toEpochMilli())
        .build();
  }
}
