package dev.screener.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

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
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      assertThat(committed).as("what %s has committed", group).isNotEmpty();
      Set<String> topics =
          committed.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
      Set<TopicPartition> partitions = new HashSet<>();
      admin
          .describeTopics(topics)
          .allTopicNames()
          .get()
          .forEach(
              (topic, description) ->
                  description
                      .partitions()
                      .forEach(one -> partitions.add(new TopicPartition(topic, one.partition()))));
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
