package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group has come. */
final class ConsumedTopics {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final TestCluster cluster;
  private final String group;

  ConsumedTopics(TestCluster cluster, String group) {
    this.cluster = cluster;
    this.group = group;
  }

  /** Returns when the group has taken in all that is on its topics. */
  void awaitAll() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(lags()).isEmpty());
  }

  /** What the group has not committed yet, by partition; empty when it has taken in all. */
  Map<String, Long> lags() throws Exception {
    try (Admin admin = cluster.admin()) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      // A group that has committed nothing has not begun.
      assertThat(committed).as("what %s has committed", group).isNotEmpty();
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
      Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(latest).all().get();
      Map<String, Long> lags = new TreeMap<>();
      ends.forEach(
          (partition, end) -> {
            long lag = end.offset() - committed.get(partition).offset();
            if (lag > 0) {
              lags.put(partition.toString(), lag);
            }
          });
      return lags;
    }
  }
}
