package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.core.ConditionFactory;

/** How far a consumer group has come. */
final class ConsumedTopics {
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  /** Several times as long as any desk waits between two looks at the clock. */
  private static final Duration REST = Duration.ofSeconds(2);

  private final TestCluster cluster;
  private final String group;

  ConsumedTopics(TestCluster cluster, String group) {
    this.cluster = cluster;
    this.group = group;
  }

  /**
   * Returns when the group has taken in all that is on its topics. What it does by the clock, such
   * as judging many cases again a slice at a time, can still be to come: see {@link #awaitRest}.
   */
  void awaitAll() {
    patiently().untilAsserted(() -> assertThat(lags()).isEmpty());
  }

  /**
   * Returns when it has taken in all, and for a while nothing came of what it does by the clock.
   */
  void awaitRest() {
    patiently().during(REST).untilAsserted(() -> assertThat(lags()).isEmpty());
  }

  private static ConditionFactory patiently() {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        // A busy broker may be late with an answer.
        .ignoreExceptionsInstanceOf(ExecutionException.class);
  }

  Map<String, Long> lags() throws Exception {
    try (Admin admin = cluster.admin()) {
      return GroupLags.of(admin, group);
    }
  }
}
