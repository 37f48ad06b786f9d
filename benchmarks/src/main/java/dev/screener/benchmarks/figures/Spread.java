package dev.screener.benchmarks.figures;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** One figure over all runs or rounds. */
public record Spread(double median, double min, double max) {

  /** Of a figure that each of them has. */
  public static <T> Spread of(Collection<T> runs, ToDoubleFunction<T> figure) {
    return of(runs.stream().mapToDouble(figure).toArray());
  }

  /**
   * Of these.
   *
   * @param values at least one
   */
  public static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }
}
