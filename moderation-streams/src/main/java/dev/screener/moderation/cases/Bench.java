package dev.screener.moderation.cases;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.policies.PolicyTimeline.Version;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.policy.Evidence;
import dev.screener.policy.HoldEnd;
import dev.screener.policy.Reason;
import dev.screener.policy.RulesPolicy;
import dev.screener.policy.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks the policy in force about a case as it now is, and says what that changes. */
final class Bench {

  private final PolicyTimeline policies;
  private final Due due;
  private final Audit audit;
  private final Consequences consequences;

  Bench(PolicyTimeline policies, Audit audit, Consequences consequences) {
    this.policies = policies;
    this.due = new Due(policies);
    this.audit = audit;
    this.consequences = consequences;
  }

  /**
   * Rules on a case.
   *
   * @param before what stood; null for the first verdict on a review
   * @param verdict begun, to be filled in
   * @param at event time in ms since the epoch, not before the case's newest record
   */
  Step rule(@Nullable CaseRecord before, Docket docket, ReviewVerdict.Builder verdict, long at) {
    return rule(before, docket, verdict, at, at);
  }

  /**
   * The same when something was learnt.
   *
   * @param since its own event time, which may lie before {@code at}: a hold that it brings about
   *     counts from then on
   */
  Step rule(
      @Nullable CaseRecord before,
      Docket docket,
      ReviewVerdict.Builder verdict,
      long at,
      long since) {
    return rule(before, docket, CaseRecord.newBuilder(docket.state()), verdict, at, since);
  }

  /**
   * The same of a case that was just built.
   *
   * @param next what the docket's state was built with, to be completed: a new builder would copy
   *     it all
   */
  Step rule(
      @Nullable CaseRecord before,
      Docket docket,
      CaseRecord.Builder next,
      ReviewVerdict.Builder verdict,
      long at,
      long since) {
    RulesPolicy policy = policies.inForceAt(at).policy();
    CaseRecord state = docket.state();
    Evidence evidence = docket.evidence();
    Verdict byPolicy = policy.judge(docket.toCase(evidence));
    Optional<HoldEnd> end =
        byPolicy.outcome() == dev.screener.policy.Outcome.HELD
            ? policy.holdEnd(byPolicy)
            : Optional.empty();
    Stand stand = Stand.of(state, byPolicy, end);
    Long heldSince = heldSince(state, byPolicy, Math.max(since, state.getWrittenAt()));
    next.setOutcome(stand.outcome().name())
        .setDisplay(stand.display().name())
        .setReasons(stand.reasons())
        .setRuleIds(stand.ruleIds())
        .setPolicyVersion(stand.policyVersion())
        .setPolicyOutcome(byPolicy.outcome().name())
        .setJudgedAt(at)
        .setPublicAfter(Consequences.publicAfter(before, state, stand.outcome(), at))
        .setHeldSince(heldSince)
        .setHoldEndsAt(
            heldSince == null
                ? null
                : end.map(ends -> heldSince + ends.after().toMillis()).orElse(null));
    audit.mark(docket, stand, next);
    CaseRecord ruled = next.build();
    Docket settled = docket.with(ruled);
    ReviewVerdict said =
        verdict
            .setDecidedBy(stand.decidedBy())
            .setOutcome(stand.outcome())
            .setDisplay(stand.display())
            .setReasons(stand.reasons())
            .setRuleIds(stand.ruleIds())
            .setSignals(named(evidence))
            .setPolicyVersion(stand.policyVersion())
            .setPolicyOutcome(Outcome.valueOf(byPolicy.outcome().name()))
            .setModelVersion(ruled.getModelVersion())
            .setNotices(Reports.open(ruled).size())
            .setAppealed(Appeals.open(ruled).isPresent())
            .build();
    return consequences
        .of(before, settled, next, said, byPolicy.queue())
        .shadowed(shadow(docket, evidence, byPolicy, at));
  }

  /**
   * The next thing that time alone does to a case until {@code at}: a policy takes effect that
   * judges it again, or its hold ends.
   */
  Optional<Step> next(Docket docket, long at) {
    CaseRecord state = docket.state();
    Version next = due.policy(state);
    Version newer = next == null || next.effectiveFrom() > at ? null : next;
    Long ends = due.holdEnd(state);
    if (ends != null && ends <= at && (newer == null || ends < newer.effectiveFrom())) {
      long when = Math.max(ends, state.getJudgedAt());
      CaseRecord ended = CaseRecord.newBuilder(state).setHoldEnded(true).build();
      return Optional.of(
          rule(
              state,
              docket.with(ended),
              Verdicts.about(docket, VerdictCause.HOLD_ENDED, when),
              when));
    }
    return newer == null ? Optional.empty() : Optional.of(judgedAgain(docket, newer));
  }

  private Step judgedAgain(Docket docket, Version newer) {
    CaseRecord state = docket.state();
    CaseRecord asked =
        newer.judgesAllAgain() ? CaseRecord.newBuilder(state).setPrior(null).build() : state;
    long when = newer.effectiveFrom();
    Step step =
        rule(state, docket.with(asked), Verdicts.about(docket, VerdictCause.POLICY, when), when);
    // A held review's newest record names the policy that holds it now.
    boolean newlyHeld = step.isUnderAnother(state) && Due.isHeld(state);
    return newlyHeld ? step : step.saidIfNew(state);
  }

  /** Whether a version has judged all cases again after one time and until another. */
  boolean judgedAllAgain(long after, long until) {
    return policies.newestForAll(until).filter(one -> one.effectiveFrom() > after).isPresent();
  }

  private @Nullable String shadow(Docket docket, Evidence evidence, Verdict byPolicy, long at) {
    RulesPolicy shadow = policies.shadowAt(at).orElse(null);
    if (shadow == null) {
      return null;
    }
    Verdict other = shadow.judge(docket.toCase(evidence));
    return shadow.version() + ':' + byPolicy.outcome() + '>' + other.outcome();
  }

  /**
   * A decision does not shorten or lengthen the hold beneath it: its undoing finds the hold as it
   * was. A decision on a single review leaves what the policy says as it is; one on its campaign or
   * siege changes that too, so the hold's beginning is kept until it is undone, also where the
   * review came after the decision on its siege and was never held. What an imported review came
   * with is nobody's hold.
   */
  private static @Nullable Long heldSince(CaseRecord state, Verdict byPolicy, long since) {
    if (state.getPrior() != null) {
      return null;
    }
    Long before = state.getHeldSince();
    if (byPolicy.outcome() != dev.screener.policy.Outcome.HELD) {
      if (Sieges.isDecidedOn(state)) {
        return before == null ? Long.valueOf(since) : before;
      }
      return Campaigns.isDecidedOn(state) ? before : null;
    }
    boolean goesOn =
        Outcome.HELD.name().equals(state.getPolicyOutcome())
            || byPolicy.reasons().contains(Reason.TEMPLATE_CAMPAIGN)
            || byPolicy.reasons().contains(Reason.SIEGE);
    return before != null && goesOn ? before : Long.valueOf(since);
  }

  private static Map<String, Float> named(Evidence evidence) {
    Map<String, Float> signals = new TreeMap<>();
    evidence.forEach((signal, value) -> signals.put(signal.key(), value));
    return signals;
  }
}
