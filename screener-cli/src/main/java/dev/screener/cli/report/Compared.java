package dev.screener.cli.report;

import dev.screener.contracts.event.Outcome;
import java.time.Instant;
import java.util.Comparator;
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

  private static final int[] LONGEST_WORDS = {0, 5, 20, 100, 300};
  private static final List<String> LENGTH_BANDS =
      List.of(
          "no text", "1-5 words", "6-20 words", "21-100 words", "101-300 words", "over 300 words");

  /** The order of {@link Opinion#lengthBand()}. */
  static final Comparator<String> SHORTEST_FIRST = Comparator.comparingInt(LENGTH_BANDS::indexOf);

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
      int band = 0;
      while (band < LONGEST_WORDS.length && words > LONGEST_WORDS[band]) {
        band++;
      }
      return LENGTH_BANDS.get(band);
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
