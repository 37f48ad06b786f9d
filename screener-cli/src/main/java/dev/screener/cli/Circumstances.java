package dev.screener.cli;

import dev.screener.policy.AuthorSignal;
import dev.screener.policy.Evidence;
import dev.screener.policy.ReviewSignal;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation supposes about a row beside its text, since one text is judged differently by
 * who sends it, and how. Apart from this the author sent nothing else, and the age of the account
 * is not known.
 */
enum Circumstances {
  DEFAULT("flaggedAtDefault", RatingGiven.AS_IN_ROW, 2),
  NEW("flaggedIfNew", RatingGiven.AS_IN_ROW, 0),
  NEW_UNRATED("flaggedIfNewUnrated", RatingGiven.NEVER, 0),
  RATED_KNOWN("flaggedRatedKnown", RatingGiven.ALWAYS, 2);

  /**
   * For a row without a rating where one is supposed: a middling one, which no rule finds
   * remarkable.
   */
  private static final int MIDDLING = 7;

  private enum RatingGiven {
    AS_IN_ROW,
    NEVER,
    ALWAYS
  }

  private final String key;
  private final RatingGiven ratingGiven;
  private final int stoodReviews;

  Circumstances(String key, RatingGiven ratingGiven, int stoodReviews) {
    this.key = key;
    this.ratingGiven = ratingGiven;
    this.stoodReviews = stoodReviews;
  }

  /** The name of the share of rows that are flagged under these circumstances. */
  String key() {
    return key;
  }

  /** Adds what is supposed to what was read off the text. */
  Evidence around(Evidence content, @Nullable Integer rowRating) {
    Integer rating =
        switch (ratingGiven) {
          case AS_IN_ROW -> rowRating;
          case NEVER -> null;
          case ALWAYS -> rowRating == null ? Integer.valueOf(MIDDLING) : rowRating;
        };
    Evidence.Builder evidence =
        Evidence.builder()
            .putAll(content)
            .put(AuthorSignal.REVIEWS_LAST_MINUTE, 1)
            .put(AuthorSignal.REVIEWS_LAST_HOUR, 1)
            .put(AuthorSignal.REVIEWS_LAST_DAY, 1)
            .put(AuthorSignal.FILMS_LAST_DAY, 1)
            .put(AuthorSignal.SAME_TEXT_BEFORE, 0)
            .put(AuthorSignal.STOOD_REVIEWS, stoodReviews)
            .put(ReviewSignal.RATED, rating != null)
            .put(ReviewSignal.EDITED, false)
            .put(ReviewSignal.IMPORTED, false);
    if (rating != null) {
      evidence.put(ReviewSignal.RATING, rating);
    }
    return evidence.build();
  }
}
