package dev.screener.projection.view;

import static dev.screener.projection.view.StandingFact.APPEALED;
import static dev.screener.projection.view.StandingFact.APPEAL_ANSWERED;
import static dev.screener.projection.view.StandingFact.FLAGGED;
import static dev.screener.projection.view.StandingFact.HOLD_ENDED;
import static dev.screener.projection.view.StandingFact.POLICY_CHANGED;
import static dev.screener.projection.view.StandingFact.REPORTED;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.policy.Reason;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands after a verdict. Verdicts say what is open now; a statement of reasons also tells
 * what was: readers' reports that a moderator has settled since, an appeal that was answered. So
 * those facts stay with the revision.
 */
final class NextStanding {

  private NextStanding() {}

  static Standing after(@Nullable Standing before, ReviewVerdict verdict) {
    Standing sameRevision =
        before != null && before.revision() == verdict.getRevision() ? before : null;
    long judgedAt = verdict.getJudgedAt().toEpochMilli();
    Standing bare =
        new Standing(
            verdict.getOutcome(),
            verdict.getDisplay(),
            verdict.getRevision(),
            verdict.getDecidedBy(),
            verdict.getReasons(),
            judgedAt);
    Standing same = sameRevision != null && sameRevision.readsAs(bare) ? sameRevision : null;
    return new Standing(
        bare.outcome(),
        bare.display(),
        bare.revision(),
        bare.decidedBy(),
        bare.reasons(),
        judgedAt,
        same == null ? judgedAt : same.since(),
        facts(sameRevision, same != null, verdict));
  }

  private static Set<StandingFact> facts(
      @Nullable Standing before, boolean unchanged, ReviewVerdict verdict) {
    Set<StandingFact> earlier = before == null ? Set.of() : before.facts();
    Set<StandingFact> facts = EnumSet.noneOf(StandingFact.class);
    if (isReported(verdict) || earlier.contains(REPORTED)) {
      facts.add(REPORTED);
    }
    if (isFlagged(verdict) || earlier.contains(FLAGGED)) {
      facts.add(FLAGGED);
    }
    if (verdict.getAppealed()) {
      facts.add(APPEALED);
    } else if (earlier.contains(APPEALED) || earlier.contains(APPEAL_ANSWERED)) {
      facts.add(APPEAL_ANSWERED);
    }
    if (hasCause(HOLD_ENDED, VerdictCause.HOLD_ENDED, earlier, unchanged, verdict)) {
      facts.add(HOLD_ENDED);
    }
    if (hasCause(POLICY_CHANGED, VerdictCause.POLICY, earlier, unchanged, verdict)) {
      facts.add(POLICY_CHANGED);
    }
    return facts;
  }

  /** A verdict that changed nothing did not make the review stand as it does. */
  private static boolean hasCause(
      StandingFact fact,
      VerdictCause cause,
      Set<StandingFact> earlier,
      boolean unchanged,
      ReviewVerdict verdict) {
    return unchanged ? earlier.contains(fact) : verdict.getCause() == cause;
  }

  private static boolean isReported(ReviewVerdict verdict) {
    return verdict.getNotices() > 0 || verdict.getReasons().contains(Reason.REPORTED.code());
  }

  private static boolean isFlagged(ReviewVerdict verdict) {
    if (verdict.getDecidedBy() == DecidedBy.POLICY || showsLess(verdict)) {
      return restricts(verdict)
          && verdict.getReasons().stream().anyMatch(code -> !code.equals(Reason.REPORTED.code()));
    }
    // The reasons are the moderator's; if readers had reported it, the policy may only say so too.
    Outcome byPolicy = verdict.getPolicyOutcome();
    return verdict.getDecidedBy() == DecidedBy.MODERATOR
        && (byPolicy == Outcome.HELD || byPolicy == Outcome.REJECTED)
        && !isReported(verdict);
  }

  private static boolean restricts(ReviewVerdict verdict) {
    return verdict.getOutcome() == Outcome.HELD
        || verdict.getOutcome() == Outcome.REJECTED
        || showsLess(verdict);
  }

  /** How an approved review is shown is the policy's matter, whoever approved it. */
  private static boolean showsLess(ReviewVerdict verdict) {
    return verdict.getOutcome() == Outcome.APPROVED
        && (verdict.getDisplay() == Display.COLLAPSED || verdict.getDisplay() == Display.COVERED);
  }
}
