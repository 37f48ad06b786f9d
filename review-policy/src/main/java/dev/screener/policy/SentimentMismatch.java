package dev.screener.policy;

import dev.screener.scoring.ContentSignal;

/** Lays {@code review.sentimentMismatch} over evidence that tells a rating and a sentiment. */
public final class SentimentMismatch {

  private static final float LOWEST = 1;

  /** From 1 to 10 points there are so many steps. */
  private static final float STEPS = 9;

  private SentimentMismatch() {}

  /**
   * How far a sentiment from 0 to 1 lies from a rating of 1 to 10 points: 0 where both say the
   * same, 1 where the most is praised and the least given; NaN where one of both is.
   */
  public static float of(float rating, float sentiment) {
    return Math.abs(sentiment - (rating - LOWEST) / STEPS);
  }

  /** The evidence with the mismatch, as far as it can be told and is not there. */
  public static Evidence laidOver(Evidence evidence) {
    float mismatch =
        of(evidence.value(ReviewSignal.RATING), evidence.value(ContentSignal.SENTIMENT));
    return Float.isNaN(mismatch) || evidence.has(ReviewSignal.SENTIMENT_MISMATCH)
        ? evidence
        : evidence.toBuilder().put(ReviewSignal.SENTIMENT_MISMATCH, mismatch).build();
  }
}
