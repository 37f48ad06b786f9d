package dev.screener.projection.view;

import dev.screener.contracts.topics.Ids;
import org.jspecify.annotations.Nullable;

/** A record's key {@code filmId/reviewId}, taken apart. */
record ReviewAddress(String filmId, String reviewId) {

  /**
   * @throws IllegalArgumentException when the key is not an address: such a record is put away as a
   *     dead letter
   */
  static ReviewAddress of(@Nullable String key) {
    int slash = key == null ? -1 : key.indexOf('/');
    if (key == null || slash < 0) {
      throw new IllegalArgumentException("the key is not filmId/reviewId");
    }
    ReviewAddress address = new ReviewAddress(key.substring(0, slash), key.substring(slash + 1));
    if (!Ids.isValid(address.filmId) || !Ids.isValid(address.reviewId)) {
      throw new IllegalArgumentException("the key is not filmId/reviewId");
    }
    return address;
  }

  /**
   * @throws IllegalArgumentException when a record's value speaks of another review than its key
   */
  void require(String valuesFilmId, String valuesReviewId) {
    if (!filmId.equals(valuesFilmId) || !reviewId.equals(valuesReviewId)) {
      throw new IllegalArgumentException("the value is about another review than the key");
    }
  }
}
