package dev.screener.contracts.streams;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** How long a submission takes on its way, told in the same steps at each stage. */
public final class Delays {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(10)
  };

  private Delays() {}

  /** A histogram in seconds, from 50 ms to ten minutes. */
  public static Timer.Builder named(String name, String description) {
    return Timer.builder(name).description(description).serviceLevelObjectives(BUCKETS);
  }
}
