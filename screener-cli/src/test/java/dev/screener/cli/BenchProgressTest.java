package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BenchProgressTest {

  private final StringWriter out = new StringWriter();
  private long now = -Duration.ofDays(1).toNanos();

  @Test
  void whereNoBarCanStandALineTellsHowFarItIsEveryFewSeconds() {
    try (BenchProgress progress = BenchProgress.inLines(new PrintWriter(out), () -> now)) {
      progress.begins("Filling", 20_000);
      for (int second = 1; second <= 11; second++) {
        now += Duration.ofSeconds(1).toNanos();
        progress.reached(1_000L * second);
      }
      progress.begins("Kafka's own tools", 0);
    }

    assertThat(out.toString().lines())
        .containsExactly(
            "Filling",
            "Filling: 5,000 of 20,000",
            "Filling: 10,000 of 20,000",
            "Kafka's own tools");
  }
}
