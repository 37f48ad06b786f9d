package dev.screener.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyTest {

  @Test
  void percentilesAreTakenFromMicrosecondsAndToldInMilliseconds() {
    Histogram histogram = new Histogram(120_000_000, 3);
    for (int millis = 1; millis <= 1_000; millis++) {
      histogram.recordValue(millis * 1_000L);
    }

    Latency.Percentiles percentiles = Latency.Percentiles.of(histogram);

    assertThat(percentiles.p50()).isCloseTo(500, within(1.0));
    assertThat(percentiles.p99()).isCloseTo(990, within(1.0));
    assertThat(percentiles.p999()).isCloseTo(999, within(1.0));
    assertThat(percentiles.max()).isCloseTo(1_000, within(1.0));
  }
}
