package dev.screener.scoring;

import java.util.Arrays;

/** How much there is to be read: entropy of the characters and variety of the words. */
final class InformationGauge implements Gauge {

  // Characters beyond ASCII share the upper slots; a collision lowers the entropy a little.
  private static final int ASCII = 128;
  private static final int SLOTS = 1024;
  private static final int TABLE = 4096;
  private static final float[] N_LOG_N = new float[TABLE];
  private static final double LN_2 = StrictMath.log(2);

  static {
    for (int n = 2; n < TABLE; n++) {
      N_LOG_N[n] = (float) (n * StrictMath.log(n) / LN_2);
    }
  }

  private final int[] counts = new int[SLOTS];
  private int used = SLOTS;
  private final SeenHashes seen = new SeenHashes();

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    if (text.tokens == 0) {
      return;
    }
    scores.setShare(ContentSignal.DISTINCT_WORD_SHARE, differentWords(text), text.tokens);
    float entropy = entropy(text);
    scores.set(ContentSignal.ENTROPY, entropy);
    float repeated = scores.value(ContentSignal.COMPRESSIBILITY);
    float fresh = Float.isNaN(repeated) ? 1 : 1 - repeated;
    scores.set(ContentSignal.INFORMATION, entropy * text.tally.visible * fresh);
  }

  private int differentWords(FoldedText text) {
    return text.tokens - seen.repeats(text.tokenHash, text.tokens);
  }

  private float entropy(FoldedText text) {
    int[] folded = text.folded;
    int length = text.length;
    // Most texts use the lower slots only.
    Arrays.fill(counts, 0, used, 0);
    used = ASCII;
    for (int i = 0; i < length; i++) {
      int c = folded[i];
      if (c >= ASCII) {
        c = ASCII + c * 31 % (SLOTS - ASCII);
        used = SLOTS;
      }
      counts[c]++;
    }
    int blanks = counts[' '] + counts['\n'];
    counts[' '] = 0;
    counts['\n'] = 0;
    int total = length - blanks;
    if (total == 0) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < used; i++) {
      if (counts[i] > 1) {
        sum += nLogN(counts[i]);
      }
    }
    return (float) Math.max(0, (nLogN(total) - sum) / total);
  }

  private static double nLogN(int n) {
    return n < TABLE ? N_LOG_N[n] : n * StrictMath.log(n) / LN_2;
  }
}
