package dev.screener.scoring;

/**
 * Reads a review's title and text.
 *
 * <p>Thread-safe. Deterministic: the same text gives the same floats on every machine, JDK and
 * locale.
 */
public final class ReviewScorer {

  private final ThreadLocal<Reading> readings = ThreadLocal.withInitial(Reading::new);

  /** Never throws; a text without a usable character measures nothing but lengths of 0. */
  public ContentScores score(ReviewText review) {
    return readings.get().score(review);
  }

  /** Names everything that a score depends on: the code of the signals and the trained model. */
  public String modelVersion() {
    return "signals-1";
  }
}
