package dev.screener.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.tests.GroupLags;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/** Waits until the services have taken in all that lies on their topics. */
final class Quiet {
  private final FaultCluster cluster;

  Quiet(FaultCluster cluster) {
    this.cluster = cluster;
  }

  /** What one group reads another may have written, so both are asked until neither lags. */
  void await(Duration patience) {
    Awaitility.await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              cluster.keepUp();
              assertThat(lags("moderation-streams")).isEmpty();
              assertThat(lags("projection-service")).isEmpty();
              assertThat(lags("moderation-streams")).isEmpty();
            });
  }

  private Map<String, Long> lags(String group) throws Exception {
    try (Admin admin = cluster.admin()) {
      return GroupLags.of(admin, group);
    }
  }
}
