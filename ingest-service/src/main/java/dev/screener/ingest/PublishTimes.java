package dev.screener.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long writes take, by what became of them. */
final class PublishTimes {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final Timer acknowledged;
  private final Timer overloaded;
  private final Timer unavailable;

  PublishTimes(MeterRegistry registry) {
    acknowledged = timer(registry, "acknowledged");
    overloaded = timer(registry, "overloaded");
    unavailable = timer(registry, "unavailable");
  }

  void ended(Publication outcome, long nanos) {
    of(outcome).record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer of(Publication outcome) {
    if (outcome instanceof Publication.Acknowledged) {
      return acknowledged;
    }
    return outcome instanceof Publication.Overloaded ? overloaded : unavailable;
  }

  private static Timer timer(MeterRegistry registry, String outcome) {
    return Timer.builder("screener.ingest.publish")
        .description("From handing a record to the producer until the brokers' word on it")
        .tag("outcome", outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
