package dev.screener.simulator.text;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Ranks from 0 to n - 1, of which rank k is drawn with a probability proportional to 1 / (k + 1)^s.
 */
public final class Zipf {

  private final double[] cumulated;

  /**
   * @param n how many ranks
   * @param exponent s: 0 is uniform, 1 gives the first rank as much as the second and third
   *     together, and a little more
   */
  public Zipf(int n, double exponent) {
    cumulated = new double[n];
    double sum = 0;
    for (int rank = 0; rank < n; rank++) {
      sum += Math.pow(rank + 1, -exponent);
      cumulated[rank] = sum;
    }
  }

  /** A rank. */
  public int draw(RandomGenerator random) {
    double point = random.nextDouble() * cumulated[cumulated.length - 1];
    int found = Arrays.binarySearch(cumulated, point);
    return Math.min(found < 0 ? -found - 1 : found, cumulated.length - 1);
  }
}
