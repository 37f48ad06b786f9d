package dev.screener.scoring;

import org.jspecify.annotations.Nullable;

/**
 * Reads a review's title and text.
 *
 * <p>Thread-safe. Deterministic: the same text gives the same floats on every machine, JDK and
 * locale.
 */
public final class ReviewScorer {

  /** Never throws; a text without a usable character measures nothing but lengths of 0. */
  public ContentScores score(ReviewText review) {
    float[] values = ContentScores.nothingMeasured();
    int characters = visibleCharacters(review.title()) + visibleCharacters(review.text());
    values[ContentSignal.CHARACTERS.id()] = characters;
    return new ContentScores(values, 0L);
  }

  /** Names everything that a score depends on: the code of the signals and the trained model. */
  public String modelVersion() {
    return "signals-1";
  }

  private static int visibleCharacters(@Nullable String text) {
    return text == null
        ? 0
        : (int) text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
  }
}
