package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
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

  /**
   * What the group has not committed yet, by partition; empty when it has taken in all. A partition
   * of its topics of which it has committed nothing lags by all that lies there.
   */
  Map<String, Long> lags() throws Exception {
    try (Admin admin = cluster.admin()) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      // A group that has committed nothing has not begun.
      assertThat(committed).as("what %s has committed", group).isNotEmpty();
      Set<TopicPartition> partitions = partitions(admin, committed.keySet());
      Map<TopicPartition, Long> begins = offsets(admin, partitions, OffsetSpec.earliest());
      Map<String, Long> lags = new TreeMap<>();
      offsets(admin, partitions, OffsetSpec.latest())
          .forEach(
              (partition, end) -> {
                OffsetAndMetadata at = committed.get(partition);
                long lag = end - (at == null ? begins.get(partition) : at.offset());
                if (lag > 0) {
                  lags.put(partition.toString(), lag);
                }
              });
      return lags;
    }
  }

  /** Every partition of the topics of these. */
  private static Set<TopicPartition> partitions(Admin admin, Set<TopicPartition> some)
      throws Exception {
    Set<String> topics = some.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    Set<TopicPartition> all = new HashSet<>();
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get()
        .forEach(
            (topic, description) ->
                description
                    .partitions()
                    .forEach(info -> all.add(new TopicPartition(topic, info.partition()))));
    return all;
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Set<TopicPartition> partitions, OffsetSpec where) throws Exception {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, where));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(asked)
        .all()
        .get()
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }
}
