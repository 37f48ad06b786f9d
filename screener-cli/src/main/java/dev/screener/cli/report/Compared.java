package dev.screener.cli.report;

import dev.screener.contracts.event.Outcome;
import java.time.Instant;
import java.util.List;

/**
 * A moderator's decision beside what the policy alone says of the same revision.
 *
 * @param label whether it was an opinion only, and changed no verdict
 * @param reason of a rejection, as the moderator gave it; may be empty
 */
record Compared(
    String decisionId,
    String filmId,
    String reviewId,
    int revision,
    boolean approves,
    boolean label,
    String reason,
    Instant decidedAt,
    Opinion policy) {

  /**
   * What the policy alone says, by the newest verdict on that revision.
   *
   * @param reasons reason codes of that verdict, the weightiest first; a moderator's where one
   *     rules
   * @param words of title and text; 0 where there are none
   */
  record Opinion(
      Outcome outcome, List<String> reasons, List<String> ruleIds, String language, int words) {

    /** In words, as far as it matters for reading: a reaction, a paragraph, an essay. */
    String lengthBand() {
      if (words == 0) {
        return "no text";
      }
      if (words <= 5) {
        return "1-5 words";
      }
      if (words <= 20) {
        return "6-20 words";
      }
      if (words <= 100) {
        return "21-100 words";
      }
      return words <= 300 ? "101-300 words" : "over 300 words";
    }
  }

  Opinions.Meeting meeting() {
    return Opinions.Meeting.of(approves, policy.outcome());
  }

  /** The moderator's reason, else the verdict's weightiest, else none. */
  String weightiestReason() {
    if (!reason.isEmpty()) {
      return reason;
    }
    return policy.reasons().isEmpty() ? "(none)" : policy.reasons().get(0);
  }
}
