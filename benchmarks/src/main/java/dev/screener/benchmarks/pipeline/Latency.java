package dev.screener.benchmarks.pipeline;

import org.HdrHistogram.Histogram;

/**
 * Times to be seen at one rate.
 *
 * @param rate asked for, reviews a second
 * @param reachedRate what was sent and acknowledged, reviews a second
 * @param samples how many reviews were waited for
 * @param missed how many of these were not seen in time; they count with the time that was waited
 * @param fromAccepted from the broker's acknowledgement of the submission until the read side
 *     answered with its verdict
 * @param fromIntended the same from the moment at which the review was due to be sent, so that a
 *     stall that holds back the sender counts for every review it held back
 */
record Latency(
    int rate,
    double reachedRate,
    long samples,
    long missed,
    Percentiles fromAccepted,
    Percentiles fromIntended) {

  /** In milliseconds. */
  record Percentiles(double p50, double p99, double p999, double max) {

    private static final double MICROS = 1_000;

    /** Of a histogram of microseconds. */
    static Percentiles of(Histogram micros) {
      return new Percentiles(
          micros.getValueAtPercentile(50) / MICROS,
          micros.getValueAtPercentile(99) / MICROS,
          micros.getValueAtPercentile(99.9) / MICROS,
          micros.getMaxValue() / MICROS);
    }
  }
}
