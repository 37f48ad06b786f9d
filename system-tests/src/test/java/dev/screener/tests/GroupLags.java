package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group is behind on all that its members read. */
public final class GroupLags {
  private GroupLags() {}

  /**
   * What the group has not committed yet, by partition; empty when it has taken in all. A partition
   * of which it has committed nothing lags by all that lies there.
   */
  public static Map<String, Long> of(Admin admin, String group) throws Exception {
    Set<TopicPartition> partitions = assigned(admin, group);
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

  /** All that the members share out: also topics between desks, of which nothing was read yet. */
  private static Set<TopicPartition> assigned(Admin admin, String group) throws Exception {
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
