package dev.screener.benchmarks.figures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The Wilcoxon–Mann–Whitney test: how often rounds of one kind, dealt out at random to two sides,
 * would differ in rank as much as these do. It asks nothing of how the figures are spread.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Mann%E2%80%93Whitney_U_test">Mann–Whitney U test</a>
 */
final class RankTest {

  // Up to here every way of dealing them out is counted; beyond, the normal curve is near enough.
  private static final int MOST_COUNTED = 60;

  private RankTest() {}

  /** The two-sided probability, ties included: 1 when the sides are alike. */
  static double probability(List<Double> a, List<Double> b) {
    int[] doubled = doubledRanks(a, b);
    int all = Arrays.stream(doubled).sum();
    int ours = IntStream.range(0, a.size()).map(i -> doubled[i]).sum();
    // Mean of the sum of ranks, times the number of rounds so that it stays whole.
    long n = doubled.length;
    long off = Math.abs(n * ours - (long) all * a.size());
    return n <= MOST_COUNTED
        ? counted(doubled, a.size(), off)
        : byTheNormalCurve(doubled, a.size(), off);
  }

  /** The least that two sides of so many rounds can come to: they do not overlap. */
  static double least(int a, int b) {
    double ways = 1;
    for (int i = 1; i <= a; i++) {
      ways = ways * (b + i) / i;
    }
    return Math.min(1, 2 / ways);
  }

  /** Ranks from the least figure on, twice over, since equal ones share the mean of theirs. */
  private static int[] doubledRanks(List<Double> a, List<Double> b) {
    double[] figures =
        Stream.concat(a.stream(), b.stream()).mapToDouble(Double::doubleValue).toArray();
    return Arrays.stream(figures)
        .mapToInt(
            figure -> {
              int below = (int) Arrays.stream(figures).filter(other -> other < figure).count();
              int alike = (int) Arrays.stream(figures).filter(other -> other == figure).count();
              return 2 * below + alike + 1;
            })
        .toArray();
  }

  private static double counted(int[] doubled, int size, long off) {
    int all = Arrays.stream(doubled).sum();
    // ways[k][s]: in how many ways k of the rounds so far have ranks that add up to s.
    double[][] ways = new double[size + 1][all + 1];
    ways[0][0] = 1;
    for (int rank : doubled) {
      for (int k = size; k >= 1; k--) {
        for (int sum = all; sum >= rank; sum--) {
          ways[k][sum] += ways[k - 1][sum - rank];
        }
      }
    }
    double total = 0;
    double asFar = 0;
    for (int sum = 0; sum <= all; sum++) {
      total += ways[size][sum];
      long there = Math.abs((long) doubled.length * sum - (long) all * size);
      asFar += there >= off ? ways[size][sum] : 0;
    }
    return asFar / total;
  }

  private static double byTheNormalCurve(int[] doubled, int size, long off) {
    double n = doubled.length;
    double mean = Arrays.stream(doubled).average().orElse(0);
    double squares =
        Arrays.stream(doubled).mapToDouble(rank -> (rank - mean) * (rank - mean)).sum();
    double variance = size * (n - size) / (n * (n - 1)) * squares;
    return variance == 0 ? 1 : 2 * tail(off / n / Math.sqrt(variance));
  }

  /**
   * How much of the normal curve lies beyond {@code z}, at least 0; off by 1e-7 at most.
   *
   * @see <a href="https://personal.math.ubc.ca/~cbm/aands/page_932.htm">Abramowitz and Stegun,
   *     26.2.17</a>
   */
  static double tail(double z) {
    double t = 1 / (1 + 0.2316419 * z);
    double sum =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * sum;
  }
}
