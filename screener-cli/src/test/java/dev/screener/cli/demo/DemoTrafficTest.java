package dev.screener.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.simulator.traffic.Traffic;
import dev.screener.simulator.traffic.TrafficEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemoTrafficTest {

  @Test
  void atNoTimeOfTheDayIsAnythingOfItInTheFuture() {
    Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
    for (int minute = 0; minute < Duration.ofDays(1).toMinutes(); minute += 47) {
      Instant now = midnight.plus(Duration.ofMinutes(minute));
      Traffic traffic = DemoTraffic.simulated(now);
      int reviews = 0;
      while (traffic.events().hasNext()) {
        if (traffic.events().next() instanceof TrafficEvent.Review review) {
          ReviewSubmission submission = review.submission();
          assertThat(submission.getSubmittedAt()).isBeforeOrEqualTo(now);
          if (submission.getAccountCreatedAt() != null) {
            assertThat(submission.getAccountCreatedAt()).isBeforeOrEqualTo(now);
          }
          reviews++;
        }
      }
      assertThat(reviews).as("reviews at %s", now).isPositive();
    }
  }
}
