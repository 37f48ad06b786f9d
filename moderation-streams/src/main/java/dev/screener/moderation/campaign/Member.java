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

  boolean isReview(String film, String review) {
    return Objects.equals(filmId, film) && Objects.equals(reviewId, review);
  }
}
