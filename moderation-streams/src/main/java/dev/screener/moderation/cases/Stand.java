package dev.screener.moderation.cases;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.DecisionNote;
import dev.screener.policy.HoldEnd;
import dev.screener.policy.Reason;
import dev.screener.policy.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Where a review stands, and why: a pure function of what its case records. A moderator's decision
 * on this revision outranks the policy; what an imported review came with outranks it until the
 * site asks for re-judging; a hold that nobody looked at ends as its reason demands.
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
   * @param end how a hold by this verdict ends, if it does
   */
  static Stand of(CaseRecord state, Verdict verdict, Optional<HoldEnd> end) {
    Stand stand = byPolicy(verdict);
    if (state.getHoldEnded() && stand.outcome() == Outcome.HELD) {
      stand = end.map(stand::afterHold).orElse(stand);
    }
    String prior = state.getPrior();
    if (prior != null && !prior.isEmpty()) {
      stand = stand.as(Outcome.valueOf(prior), List.of(), DecidedBy.PRIOR);
    }
    Stand unlessDecided = stand;
    return Decisions.ruling(state, state.getRevision())
        .map(decision -> unlessDecided.decided(decision))
        .orElse(unlessDecided);
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

  private Stand afterHold(HoldEnd end) {
    return as(
        Outcome.valueOf(end.outcome().name()),
        end.outcome() == dev.screener.policy.Outcome.REJECTED ? reasons : List.of(),
        DecidedBy.POLICY);
  }

  private Stand decided(DecisionNote decision) {
    if (decision.getApproves()) {
      return as(Outcome.APPROVED, List.of(), DecidedBy.MODERATOR);
    }
    String reason = decision.getReason().isEmpty() ? Reason.MODERATOR.code() : decision.getReason();
    return as(Outcome.REJECTED, List.of(reason), DecidedBy.MODERATOR);
  }

  /**
   * The same with another's word. How an approved review is shown stays the policy's matter: a
   * spoiler is one also when a moderator lets it pass.
   */
  private Stand as(Outcome other, List<String> otherReasons, DecidedBy by) {
    boolean approved = other == Outcome.APPROVED;
    boolean keepsDisplay = approved && outcome == Outcome.APPROVED;
    return new Stand(
        other,
        keepsDisplay ? display : approved ? Display.FULL : Display.NONE,
        keepsDisplay ? reasons : otherReasons,
        ruleIds,
        policyVersion,
        by);
  }
}
