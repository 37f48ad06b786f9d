package dev.screener.policy;

import dev.screener.scoring.ReviewText;
import dev.screener.scoring.Signal;

/**
 * Cases that read as sentences: {@code Cases.review().rated(8).byKnownAuthor().with(WORDS,
 * 12).build()}.
 */
final class Cases {

  private final Evidence.Builder evidence = Evidence.builder();
  private String text = "";

  private Cases() {}

  /**
   * An unrated review by an author of whom nothing is known, of whose text nothing was measured.
   */
  static Cases review() {
    return new Cases()
        .with(AuthorSignal.REVIEWS_LAST_MINUTE, 1)
        .with(AuthorSignal.REVIEWS_LAST_HOUR, 1)
        .with(AuthorSignal.REVIEWS_LAST_DAY, 1)
        .with(AuthorSignal.FILMS_LAST_DAY, 1)
        .with(AuthorSignal.SAME_TEXT_BEFORE, 0)
        .with(AuthorSignal.STOOD_REVIEWS, 0)
        .with(ReviewSignal.RATED, 0)
        .with(ReviewSignal.EDITED, 0)
        .with(ReviewSignal.IMPORTED, 0);
  }

  Cases rated(int rating) {
    return with(ReviewSignal.RATED, 1).with(ReviewSignal.RATING, rating);
  }

  Cases byKnownAuthor() {
    return with(AuthorSignal.STOOD_REVIEWS, 2);
  }

  Cases with(Signal signal, double value) {
    evidence.put(signal, (float) value);
    return this;
  }

  Cases saying(String words) {
    text = words;
    return this;
  }

  Case build() {
    return new Case("crossing", "r1", 1, new ReviewText(null, text, null), evidence.build());
  }
}
