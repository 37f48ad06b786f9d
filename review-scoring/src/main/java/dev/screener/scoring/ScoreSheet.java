package dev.screener.scoring;

import java.util.Arrays;

/** Where gauges write what they measured; what nobody writes stays NaN. */
final class ScoreSheet {

  // Indexed by signal id: ids are few and dense enough, and a look-up is one array read.
  private final float[] values = new float[ContentSignal.HIGHEST_ID + 1];

  void clear() {
    Arrays.fill(values, Float.NaN);
  }

  void set(ContentSignal signal, float value) {
    values[signal.id()] = value;
  }

  void setShare(ContentSignal signal, int part, int whole) {
    if (whole > 0) {
      values[signal.id()] = (float) part / whole;
    }
  }

  float value(ContentSignal signal) {
    return values[signal.id()];
  }

  ContentScores toScores(long textFingerprint) {
    return new ContentScores(values.clone(), textFingerprint);
  }
}
