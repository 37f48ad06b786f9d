package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
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

  /**
   * What the group has not committed yet, by partition; empty when it has taken in all. A partition
   * of which it has committed nothing lags by all that lies there.
   */
  Map<String, Long> lags() throws Exception {
    try (Admin admin = cluster.admin()) {
      Set<TopicPartition> partitions = assigned(admin);
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
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

  /** All that the members share out: also topics between desks, of which nothing was read yet. */
  private Set<TopicPartition> assigned(Admin admin) throws Exception {
    ConsumerGroupDescription described =
        admin.describeConsumerGroups(Set.of(group)).describedGroups().get(group).get();
    assertThat(described.groupState()).as("state of %s", group).isEqualTo(GroupState.STABLE);
    Set<TopicPartition> partitions = new HashSet<>();
    described.members().forEach(member -> partitions.addAll(member.assignment().topicPartitions()));
    assertThat(partitions).as("what the members of %s read", group).isNotEmpty();
    return partitions;
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
