package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group is behind on all that its members read. */
public final class GroupLags {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private GroupLags() {}

  private record Behind(long from, long end) {}

  /**
   * What the group has not committed yet, by partition; empty when it has taken in all. A partition
   * of which it has committed nothing lags by all that lies there.
   */
  public static Map<String, Long> of(Admin admin, String group) throws Exception {
    Map<String, Long> lags = new TreeMap<>();
    behind(admin, group)
        .forEach(
            (partition, behind) -> lags.put(partition.toString(), behind.end() - behind.from()));
    return lags;
  }

  /**
   * The same without partitions on which only ends of transactions are left, or what was aborted.
   * Kafka Streams commits its way past these where it has read a record since it was given the
   * partition, and nowhere else, so after its last rebalance they can lie before it for ever.
   *
   * @param reader of committed records; what it is assigned changes
   */
  public static Map<String, Long> ofRecords(
      Admin admin, Consumer<byte[], byte[]> reader, String group) throws Exception {
    Map<String, Long> lags = new TreeMap<>();
    behind(admin, group)
        .forEach(
            (partition, behind) -> {
              if (bearsRecords(reader, partition, behind)) {
                lags.put(partition.toString(), behind.end() - behind.from());
              }
            });
    return lags;
  }

  /** True also where an open transaction keeps a reader from the end. */
  private static boolean bearsRecords(
      Consumer<byte[], byte[]> reader, TopicPartition partition, Behind behind) {
    reader.assign(Set.of(partition));
    reader.seek(partition, behind.from());
    long begun = System.nanoTime();
    while (reader.position(partition) < behind.end()) {
      if (!reader.poll(POLL).isEmpty() || System.nanoTime() - begun > PATIENCE.toNanos()) {
        return true;
      }
    }
    return false;
  }

  private static Map<TopicPartition, Behind> behind(Admin admin, String group) throws Exception {
    Set<TopicPartition> partitions = assigned(admin, group);
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, Long> begins = offsets(admin, partitions, OffsetSpec.earliest());
    Map<TopicPartition, Behind> behind = new HashMap<>();
    offsets(admin, partitions, OffsetSpec.latest())
        .forEach(
            (partition, end) -> {
              OffsetAndMetadata at = committed.get(partition);
              long from = at == null ? begins.get(partition) : at.offset();
              if (end > from) {
                behind.put(partition, new Behind(from, end));
              }
            });
    return behind;
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
