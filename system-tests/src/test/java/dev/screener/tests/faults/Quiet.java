package dev.screener.tests.faults;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.tests.GroupLags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Waits until the services have nothing left to do. */
final class Quiet implements AutoCloseable {
  private static final List<String> GROUPS = List.of("moderation-streams", "projection-service");

  private final FaultCluster cluster;
  private final Duration patience;
  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> reader;

  /**
   * @param patience for so long nothing may move
   */
  Quiet(FaultCluster cluster, Duration patience) {
    this.cluster = cluster;
    this.patience = patience;
    this.admin = cluster.admin();
    this.reader = cluster.consumer();
  }

  /** Returns when they have taken in all that lies on their topics. */
  void await() {
    Progress.await(
        patience,
        () -> {
          cluster.keepUp();
          Map<String, Long> lags = lags();
          // What one group reads another may have written, so neither may lag twice in a row.
          return lags.isEmpty() ? lags() : lags;
        });
  }

  /** Returns when what is held was judged by this version of the policy, as it demands. */
  void awaitJudgedBy(String version) {
    try (VerdictReader verdicts = new VerdictReader(cluster)) {
      Progress.await(
          patience,
          () -> {
            cluster.keepUp();
            List<ReviewVerdict> all = verdicts.readOn();
            long waiting =
                Standing.newest(all).values().stream()
                    .filter(verdict -> verdict.getOutcome() == Outcome.HELD)
                    .filter(verdict -> !verdict.getPolicyVersion().equals(version))
                    .count();
            return waiting == 0 ? Map.of() : Map.of("held and not judged by " + version, waiting);
          });
    }
  }

  private Map<String, Long> lags() throws Exception {
    Map<String, Long> lags = new TreeMap<>();
    for (String group : GROUPS) {
      GroupLags.ofRecords(admin, reader, group)
          .forEach((partition, lag) -> lags.put(group + ' ' + partition, lag));
    }
    return lags;
  }

  @Override
  public void close() {
    reader.close();
    admin.close();
  }
}
