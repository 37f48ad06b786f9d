package dev.screener.policy;

import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;

/**
 * A review that a rule must match, or must not.
 *
 * @param line where it stands in the policy's text, from 1
 * @param given what is said of the review beside its text; outranks what is read off the text
 */
record Example(int line, boolean matches, ReviewText text, Evidence given) {

  /**
   * What is taken for granted of a review where an example does not say otherwise: unrated, by an
   * author of whom nothing is known.
   */
  static final Evidence UNREMARKABLE =
      Evidence.builder()
          .put(AuthorSignal.REVIEWS_LAST_MINUTE, 1)
          .put(AuthorSignal.REVIEWS_LAST_HOUR, 1)
          .put(AuthorSignal.REVIEWS_LAST_DAY, 1)
          .put(AuthorSignal.FILMS_LAST_DAY, 1)
          .put(AuthorSignal.SAME_TEXT_BEFORE, 0)
          .put(AuthorSignal.STOOD_REVIEWS, 0)
          .put(ReviewSignal.RATED, false)
          .put(ReviewSignal.EDITED, false)
          .put(ReviewSignal.IMPORTED, false)
          .build();

  /** The case that the desks would make of it. */
  Case toCase(ReviewScorer scorer) {
    Evidence.Builder evidence =
        Evidence.builder().putAll(UNREMARKABLE).putAll(scorer.score(text)).putAll(given);
    if (given.has(ReviewSignal.RATING)) {
      evidence.put(ReviewSignal.RATED, true);
    }
    Evidence told = SentimentMismatch.laidOver(evidence.build());
    return new Case("example-film", "example-review", 1, text, told);
  }
}
