package dev.screener.scoring.template;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Keys that two texts share the more likely the more pieces they have in common: each is made of
 * two to four minima over the pieces, as many as it takes to say enough (Broder, On the resemblance
 * and containment of documents, 1997). Reusable buffers.
 */
final class Bands {

  private static final int MOST_BANDS = 8;
  private static final int ROWS = 4;
  private static final int LEAST_ROWS = 2;
  private static final int FUNCTIONS = MOST_BANDS * ROWS;

  /** The low bits of a minimum tell how much its piece says. */
  private static final int RARITY = 15;

  // Multiply and add: Dietzfelbinger and others, A reliable randomized algorithm for the
  // closest-pair problem, 1997. The numbers are fixed for ever, since keys are stored.
  private static final int[] FACTORS = new int[FUNCTIONS];
  private static final int[] TERMS = new int[FUNCTIONS];

  static {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < FUNCTIONS; i++) {
      FACTORS[i] = random.nextInt() | 1;
      TERMS[i] = random.nextInt();
    }
  }

  private final int[] least = new int[FUNCTIONS];

  void clear() {
    Arrays.fill(least, Integer.MAX_VALUE);
  }

  /**
   * Takes a piece.
   *
   * @param bits how much it says, 0 to 15
   */
  void take(int piece, int bits) {
    int[] lowest = least;
    for (int i = 0; i < FUNCTIONS; i++) {
      // Without a branch or Math.min, so that the compiler takes many functions at once.
      int hash = ((piece * FACTORS[i] + TERMS[i]) >>> 1 & ~RARITY) | bits;
      int lower = hash - lowest[i];
      lowest[i] += lower & (lower >> 31);
    }
  }

  /**
   * The band's key before mixing, or 0 when its pieces do not say enough.
   *
   * @param enough bits that the different pieces must say together
   */
  long key(int band, float enough) {
    long sum = 0;
    float said = 0;
    for (int row = 0; row < ROWS; row++) {
      int at = band * ROWS + row;
      long minimum = Mix.of((long) at << 32 | least[at]);
      sum += minimum;
      said += least[at] & RARITY;
      if (row + 1 >= LEAST_ROWS && said >= enough) {
        return sum;
      }
    }
    return 0;
  }
}
