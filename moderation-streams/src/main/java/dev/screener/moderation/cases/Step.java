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

  /** Notes what a moderator made of the appeal that was open before, if there was one. */
  Step answeringAppealOf(CaseRecord before) {
    if (next == null || Appeals.open(before).isEmpty() || Appeals.open(next).isPresent()) {
      return this;
    }
    boolean shownMore =
        next.getOutcome().equals(Outcome.APPROVED.name())
            && (!before.getOutcome().equals(next.getOutcome())
                || !before.getDisplay().equals(next.getDisplay()));
    return new Step(next, judgement.answering(shownMore ? Judgement.OVERTURNED : Judgement.UPHELD));
  }

  Step ofImported(boolean imported) {
    return imported ? new Step(next, judgement.ofImported()) : this;
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
                && next.getRuleIds().equals(before.getRuleIds()));
    return same ? unsaid(before) : this;
  }

  /** The case then keeps naming the policy of its newest verdict on record. */
  private Step unsaid(CaseRecord before) {
    return new Step(
        next == null
            ? null
            : CaseRecord.newBuilder(next).setPolicyVersion(before.getPolicyVersion()).build(),
        judgement.unsaid());
  }

  /** Whether the verdict names another policy than the one before. */
  boolean isUnderAnother(CaseRecord before) {
    return next != null && !next.getPolicyVersion().equals(before.getPolicyVersion());
  }
}
