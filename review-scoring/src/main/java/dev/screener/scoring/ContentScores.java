package dev.screener.scoring;

/** What was read off one text. Immutable. */
public final class ContentScores {

  // Indexed by signal id: ids are few and dense enough, and a look-up is one array read.
  private final float[] values;
  private final long textFingerprint;

  ContentScores(float[] values, long textFingerprint) {
    this.values = values;
    this.textFingerprint = textFingerprint;
  }

  /** The signal's value; NaN when it was not measured or its model abstained. */
  public float value(ContentSignal signal) {
    return values[signal.id()];
  }

  /**
   * A 64-bit hash of the folded title and text, for finding the same text again; case, punctuation
   * and disguises do not change it. 0 when there is no usable text. The same in every process.
   */
  public long textFingerprint() {
    return textFingerprint;
  }

  /** The number of words, 0 when there is no text. */
  public int words() {
    float words = values[ContentSignal.WORDS.id()];
    return Float.isNaN(words) ? 0 : (int) words;
  }

  /**
   * Visits every measured signal, in the order of ids; those that were not measured are left out.
   */
  public void forEach(Visitor visitor) {
    for (ContentSignal signal : ContentSignal.ALL) {
      float value = values[signal.id()];
      if (!Float.isNaN(value)) {
        visitor.visit(signal, value);
      }
    }
  }

  /** Takes one measured signal. */
  @FunctionalInterface
  public interface Visitor {
    void visit(ContentSignal signal, float value);
  }
}
