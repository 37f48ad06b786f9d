package dev.screener.tests.faults;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.contracts.topics.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where reviews stand for one who followed the verdicts in their order. */
final class Standing {
  private Standing() {}

  /**
   * The verdicts that say where a review stands, in their order, by {@code filmId/reviewId}. What
   * only answers somebody, a refused write or a decision on a review that is not there, does not.
   */
  static Map<String, List<ReviewVerdict>> histories(List<ReviewVerdict> verdicts) {
    Map<String, List<ReviewVerdict>> histories = new TreeMap<>();
    for (ReviewVerdict verdict : verdicts) {
      // An answer about a review whose text is not there was judged by no policy.
      boolean answersOnly =
          verdict.getOutcome() == Outcome.REFUSED
              || (verdict.getDecisionAnswer() != null && verdict.getPolicyVersion().isEmpty());
      if (!answersOnly) {
        histories
            .computeIfAbsent(
                Ids.reviewKey(verdict.getFilmId(), verdict.getReviewId()), key -> new ArrayList<>())
            .add(verdict);
      }
    }
    return histories;
  }

  /** The newest verdict of each. */
  static Map<String, ReviewVerdict> newest(List<ReviewVerdict> verdicts) {
    Map<String, ReviewVerdict> newest = new TreeMap<>();
    histories(verdicts).forEach((review, all) -> newest.put(review, all.get(all.size() - 1)));
    return newest;
  }

  /** All of a verdict that follows from what was judged: no times, no cause. */
  static String written(ReviewVerdict verdict) {
    return String.join(
        " ",
        "revision " + verdict.getRevision(),
        verdict.getOutcome().name(),
        verdict.getDisplay().name(),
        "reasons " + verdict.getReasons(),
        "rules " + verdict.getRuleIds(),
        "policy " + verdict.getPolicyVersion(),
        "model " + verdict.getModelVersion(),
        "by " + verdict.getDecidedBy());
  }

  /** What became of one review, so that a finding about it can be understood. */
  static String told(List<ReviewVerdict> history) {
    StringBuilder told = new StringBuilder();
    for (ReviewVerdict verdict : history) {
      told.append("\n        ")
          .append(verdict.getJudgedAt())
          .append(' ')
          .append(verdict.getCause())
          .append(' ')
          .append(written(verdict));
      if (verdict.getDecisionId() != null) {
        told.append(", ")
            .append(verdict.getDecisionId())
            .append(' ')
            .append(verdict.getDecisionAnswer());
      }
    }
    return told.toString();
  }

  /** Whether what was found in other reviews had it judged, kept out or not. */
  static boolean isTouchedByCampaign(ReviewVerdict verdict) {
    return isOfCampaign(verdict) || verdict.getCause() == VerdictCause.EVIDENCE;
  }

  static boolean isOfCampaign(ReviewVerdict verdict) {
    return verdict.getRuleIds().stream().anyMatch(rule -> rule.startsWith("campaign-"));
  }
}
