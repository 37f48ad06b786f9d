package dev.screener.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class YardstickTest {

  @Test
  void theProducersSumIsItsLastLine() {
    List<String> output =
        List.of(
            "200000 records sent, 40000.0 records/sec (25.00 MB/sec), 3.1 ms avg latency, 90.0 ms max latency.",
            "500000 records sent, 98765.4 records/sec (61.00 MB/sec), 2.40 ms avg latency, 300.00 ms max latency, 1 ms 50th, 9 ms 95th, 20 ms 99th, 80 ms 99.9th.");

    double perSecond = Yardstick.sentPerSecond(output);

    assertThat(perSecond).isEqualTo(98765.4);
  }

  @Test
  void theConsumersRateIsThatWithoutJoiningTheGroup() {
    double perSecond = Yardstick.readPerSecond(consumed(500_000), 500_000);

    assertThat(perSecond).isEqualTo(333333.3);
  }

  @Test
  void theTimeToReadTopicsIsThatWithoutJoiningTheGroup() {
    double seconds = Yardstick.secondsRead(consumed(500_000), 500_000);

    assertThat(seconds).isEqualTo(1.5);
  }

  @Test
  void aToolThatGaveUpBeforeTheEndIsAFailure() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Yardstick.secondsRead(consumed(499_999), 500_000))
        .withMessageStartingWith("the consumer tool read 499999 of 500000 records");
    assertThatIllegalStateException()
        .isThrownBy(() -> Yardstick.readPerSecond(consumed(0), 500_000))
        .withMessageStartingWith("the consumer tool read 0 of 500000 records");
  }

  @Test
  void aToolThatSaysNothingIsAFailure() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Yardstick.sentPerSecond(List.of("no broker")))
        .withMessageContaining("no broker");
  }

  private static List<String> consumed(int records) {
    return List.of(
        "start.time, end.time, data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec, rebalance.time.ms, fetch.time.ms, fetch.MB.sec, fetch.nMsg.sec",
        "2026-01-01 10:00:00:000, 2026-01-01 10:00:05:000, 300.0, 60.0, "
            + records
            + ", 100000.0, 3500, 1500, 200.0, 333333.3");
  }
}
