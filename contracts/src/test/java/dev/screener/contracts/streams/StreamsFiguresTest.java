package dev.screener.contracts.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsFiguresTest {

  private final Map<MetricName, Metric> metrics = new LinkedHashMap<>();

  @Test
  void lagIsAddedUpOverThePartitionsOfATopic() {
    // Given
    lag("m-1-consumer", "reviews.submitted", 0, 3);
    lag("m-2-consumer", "reviews.submitted", 1, 4);
    lag("m-1-consumer", "moderation.reports", 0, 0);
    lag("m-1-consumer", "moderation.decisions", 0, Double.NaN);

    // When
    Map<String, Double> byTopic = StreamsFigures.lagByTopic(metrics);

    // Then
    assertThat(byTopic)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("reviews.submitted", 7.0, "moderation.reports", 0.0));
  }

  @Test
  void consumersThatRestoreDoNotCountNorDoesATopicsOldName() {
    // Given
    lag("m-1-restore-consumer", "m-cases-changelog", 0, 9);
    lag("m-global-consumer", "films.catalog", 0, 9);
    lag("m-1-consumer", "reviews.submitted", 0, 3);
    lag("m-1-consumer", "reviews_submitted", 0, 3);

    // When
    Map<String, Double> byTopic = StreamsFigures.lagByTopic(metrics);

    // Then
    assertThat(byTopic).containsExactlyEntriesOf(Map.of("reviews.submitted", 3.0));
  }

  @Test
  void aStoresFilesAreAddedUpOverItsPartitions(@TempDir Path state) throws Exception {
    // Given
    write(state, "0_0/rocksdb/cases/000004.sst", 100);
    write(state, "0_1/rocksdb/cases/000007.sst", 20);
    write(state, "0_1/rocksdb/film-votes/film-votes.17/000001.log", 5);
    write(state, "0_1/.checkpoint", 1_000);
    write(state, "kafka-streams-process-metadata", 1_000);

    // When
    Map<String, Long> byStore = new StoredState(state).bytesByStore();

    // Then
    assertThat(byStore).containsExactlyInAnyOrderEntriesOf(Map.of("cases", 120L, "film-votes", 5L));
  }

  @Test
  void whereNothingIsStoredYetThereAreNoFigures(@TempDir Path state) {
    assertThat(new StoredState(state.resolve("none")).bytesByStore()).isEmpty();
  }

  private static void write(Path state, String name, int bytes) throws Exception {
    Path file = state.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
  }

  private void lag(String client, String topic, int partition, double records) {
    MetricName name =
        new MetricName(
            "records-lag",
            "consumer-fetch-manager-metrics",
            "",
            Map.of("client-id", client, "topic", topic, "partition", "" + partition));
    metrics.put(
        name,
        new Metric() {
          @Override
          public MetricName metricName() {
            return name;
          }

          @Override
          public Object metricValue() {
            return records;
          }
        });
  }
}
