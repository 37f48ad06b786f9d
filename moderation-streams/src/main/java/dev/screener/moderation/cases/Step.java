package dev.screener.moderation.cases;

import dev.screener.contracts.event.Outcome;
import dev.screener.moderation.record.CaseRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is made of a case when something is learnt of it.
 *
 * @param next the case as it is to be stored; null where it stays as it was
 */
record Step(@Nullable CaseRecord next, Judgement judgement) {

  Step settling(List<Judgement.Settled> reports) {
    return reports.isEmpty() ? this : new Step(next, judgement.settling(reports));
  }

  Step audited(String label) {
    return new Step(next, judgement.audited(label));
  }

  Step shadowed(@Nullable String difference) {
    return difference == null ? this : new Step(next, judgement.shadowed(difference));
  }

  /** Puts the verdict on record only when it tells something new of where the review stands. */
  Step saidIfNew(CaseRecord before) {
    boolean same =
        next == null
            || (next.getOutcome().equals(before.getOutcome())
                && next.getDisplay().equals(before.getDisplay())
                && next.getReasons().equals(before.getReasons())
                && next.getRuleIds().equals(before.getRuleIds())
                && !isHeldUnderAnother(before, next));
    return same ? new Step(next, judgement.unsaid()) : this;
  }

  /** A held review's newest record names the policy that holds it now. */
  private static boolean isHeldUnderAnother(CaseRecord before, CaseRecord next) {
    return next.getOutcome().equals(Outcome.HELD.name())
        && !next.getPolicyVersion().equals(before.getPolicyVersion());
  }
}
