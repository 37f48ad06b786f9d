package dev.screener.cli.report;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Restrictions that were imposed and lifted, from verdicts. A verdict imposes one where the review
 * was not under it before, or where it is about a new revision.
 */
final class Measures {

  /**
   * What a measure is counted by.
   *
   * @param reason the weightiest
   * @param automated decided by the policy, no person between
   * @param uponNotices readers had reported the review; else it is own initiative
   */
  record Kind(Restriction restriction, String reason, boolean automated, boolean uponNotices)
      implements Comparable<Kind> {
    private static final Comparator<Kind> ORDER =
        Comparator.comparing(Kind::restriction)
            .thenComparing(Kind::reason)
            .thenComparing(Kind::automated)
            .thenComparing(Kind::uponNotices);

    @Override
    public int compareTo(Kind other) {
      return ORDER.compare(this, other);
    }
  }

  private final Map<Kind, Long> imposed = new TreeMap<>();
  private final Map<Restriction, Long> lifted = new EnumMap<>(Restriction.class);

  void take(ReviewVerdict verdict, boolean uponNotices) {
    if (!isJudged(verdict)) {
      return;
    }
    Restriction now = Restriction.after(verdict);
    Restriction before = Restriction.before(verdict);
    if (imposes(verdict)) {
      String reason = verdict.getReasons().isEmpty() ? "(none)" : verdict.getReasons().get(0);
      // How an approved review is shown is the policy's matter, whoever approved it.
      boolean automated =
          verdict.getDecidedBy() == DecidedBy.POLICY || verdict.getOutcome() == Outcome.APPROVED;
      imposed.merge(new Kind(now, reason, automated, uponNotices), 1L, Long::sum);
    } else if (verdict.getSubmissionId() == null && now.compareTo(before) < 0) {
      lifted.merge(before, 1L, Long::sum);
    }
  }

  /** Whether a restriction begins with this verdict. */
  static boolean imposes(ReviewVerdict verdict) {
    Restriction now = Restriction.after(verdict);
    return isJudged(verdict)
        && now != Restriction.NONE
        // From a rejection to a hold or a cover is a way out of a measure, not another one.
        && (verdict.getSubmissionId() != null || now.compareTo(Restriction.before(verdict)) > 0);
  }

  /** What a site had decided before an import is not a measure of this time. */
  private static boolean isJudged(ReviewVerdict verdict) {
    return verdict.getOutcome() != Outcome.REFUSED
        && (verdict.getDecidedBy() != DecidedBy.PRIOR || verdict.getOutcome() == Outcome.APPROVED);
  }

  Map<Kind, Long> imposed() {
    return imposed;
  }

  Map<Restriction, Long> lifted() {
    return lifted;
  }
}
