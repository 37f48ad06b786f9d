package dev.screener.moderation.campaign;

import dev.screener.scoring.template.Sketch;
import java.util.Objects;

/**
 * One review among those that share a template key.
 *
 * @param author a 64-bit hash of the author's id
 * @param time event time, ms since the epoch
 * @param rating in tenths of the scale, 0 to 10; -1 when there is none
 * @param accountDays age of the account when the review was written, -1 when it is not known
 * @param stood reviews of the author that have stood
 * @param first whether it is the first review of its author that the author desk has seen
 * @param exact whether the text's own key is the cluster's; else the cluster is one of its links
 * @param sketch the text's signature, {@code Sketch.NONE} will do when {@code exact}
 */
record Member(
    long author,
    String filmId,
    String reviewId,
    long time,
    int rating,
    int accountDays,
    int stood,
    boolean first,
    boolean exact,
    Sketch sketch) {

  /** An account younger than this is a new one. */
  static final int NEW_ACCOUNT_DAYS = 7;

  boolean isNewAccount() {
    return accountDays >= 0 && accountDays < NEW_ACCOUNT_DAYS;
  }

  /** A 64-bit hash of the film's id, the same in every process. */
  long film() {
    long hash = filmId.length();
    for (int i = 0; i < filmId.length(); i++) {
      hash = (hash ^ filmId.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  boolean isReview(String film, String review) {
    return Objects.equals(filmId, film) && Objects.equals(reviewId, review);
  }
}
