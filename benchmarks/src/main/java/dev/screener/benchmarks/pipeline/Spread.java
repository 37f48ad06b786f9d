package dev.screener.benchmarks.pipeline;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** One figure over all runs. */
record Spread(double median, double min, double max) {

  static Spread of(List<PipelineRun> runs, ToDoubleFunction<PipelineRun> figure) {
    return of(runs.stream().mapToDouble(figure).toArray());
  }

  /**
   * @param values at least one
   */
  static Spread of(double... values) {
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }
}
