package dev.screener.moderation.cases;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.DecisionNote;
import dev.screener.policy.Reason;
import dev.screener.policy.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Where a review stands, and why: a pure function of what its case records. A moderator's decision
 * on this revision outranks the policy; a hold that nobody looked at ends as its reason demands.
 */
record Stand(
    Outcome outcome,
    Display display,
    List<String> reasons,
    List<String> ruleIds,
    String policyVersion,
    DecidedBy decidedBy) {

  /**
   * Where the review stands.
   *
   * @param state the case's decisions and hold
   * @param verdict the policy's, on the evidence of the case
   */
  static Stand of(CaseRecord state, Verdict verdict) {
    Stand byPolicy = byPolicy(verdict);
    Stand unlessDecided =
        state.getHoldEnded() && byPolicy.outcome() == Outcome.HELD ? afterHold(byPolicy) : byPolicy;
    return standing(state).map(decision -> decided(unlessDecided, decision)).orElse(unlessDecided);
  }

  /**
   * The decision that rules this revision, if there is one: the newest that is neither undone nor a
   * label.
   */
  static Optional<DecisionNote> standing(CaseRecord state) {
    List<DecisionNote> notes = state.getDecisions();
    for (int i = notes.size() - 1; i >= 0; i--) {
      DecisionNote note = notes.get(i);
      if (note.getRevision() == state.getRevision() && note.getRules() && !note.getUndone()) {
        return Optional.of(note);
      }
    }
    return Optional.empty();
  }

  private static Stand byPolicy(Verdict verdict) {
    return new Stand(
        Outcome.valueOf(verdict.outcome().name()),
        Display.valueOf(verdict.display().name()),
        verdict.reasons().stream().map(Reason::code).toList(),
        verdict.ruleIds(),
        verdict.policyVersion(),
        DecidedBy.POLICY);
  }

  private static Stand afterHold(Stand held) {
    boolean rejects = Holds.endsRejected(held.reasons());
    return new Stand(
        rejects ? Outcome.REJECTED : Outcome.APPROVED,
        rejects ? Display.NONE : Display.FULL,
        rejects ? held.reasons() : List.of(),
        held.ruleIds(),
        held.policyVersion(),
        DecidedBy.POLICY);
  }

  private static Stand decided(Stand byPolicy, DecisionNote decision) {
    if (!decision.getApproves()) {
      String reason =
          decision.getReason().isEmpty() ? Reason.MODERATOR.code() : decision.getReason();
      return byPolicy.with(Outcome.REJECTED, Display.NONE, List.of(reason));
    }
    // How it is shown stays the policy's matter: a spoiler is one also when a moderator lets it
    // pass.
    return byPolicy.outcome() == Outcome.APPROVED
        ? byPolicy.with(Outcome.APPROVED, byPolicy.display(), byPolicy.reasons())
        : byPolicy.with(Outcome.APPROVED, Display.FULL, List.of());
  }

  private Stand with(Outcome newOutcome, Display newDisplay, List<String> newReasons) {
    return new Stand(
        newOutcome, newDisplay, newReasons, ruleIds, policyVersion, DecidedBy.MODERATOR);
  }
}
