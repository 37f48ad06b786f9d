package dev.screener.cli.dlq;

import dev.screener.cli.ClusterOptions;
import dev.screener.contracts.topics.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The letters of one dead-letter topic: committed ones, up to where the topic ended when reading
 * began. How far replays have come is the progress of a consumer group, {@link LetterReplay#id}.
 */
final class LetterBox implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ClusterOptions cluster;
  private final Topic<?> topic;
  private final Consumer<byte[], byte[]> consumer;

  LetterBox(ClusterOptions cluster, Topic<?> topic) {
    this.cluster = cluster;
    this.topic = topic;
    this.consumer = consumer(cluster);
  }

  /** Takes some letters, in the order in which they were put away, and how far that is. */
  interface Taker {
    void take(List<Letter> letters, Map<TopicPartition, OffsetAndMetadata> upTo);
  }

  /** The group that keeps how far replays have come. */
  ConsumerGroupMetadata group() {
    return consumer.groupMetadata();
  }

  /** Up to which offset each partition was replayed; 0 where it never was. */
  Map<TopicPartition, Long> replayed() throws IOException {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions()));
    Map<TopicPartition, Long> replayed = new HashMap<>();
    partitions()
        .forEach(
            partition -> {
              OffsetAndMetadata at = committed.get(partition);
              replayed.put(partition, at == null ? 0L : at.offset());
            });
    return replayed;
  }

  /**
   * Reads all letters from these offsets on.
   *
   * @throws IOException when the topic is not there, or gives nothing for half a minute
   */
  void read(Map<TopicPartition, Long> from, Taker taker) throws IOException {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      long begin = begins.getOrDefault(partition, 0L);
      consumer.seek(partition, Math.max(begin, from.getOrDefault(partition, 0L)));
    }
    long lastProgress = System.nanoTime();
    while (!isRead(ends)) {
      List<Letter> letters = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        letters.add(new Letter(record));
      }
      if (!letters.isEmpty()) {
        taker.take(letters, positions());
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
        throw new IOException(
            topic.name() + " gave no record for " + PATIENCE.toSeconds() + " s; is a broker down?");
      }
    }
  }

  private boolean isRead(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private Map<TopicPartition, OffsetAndMetadata> positions() {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      positions.put(partition, new OffsetAndMetadata(consumer.position(partition)));
    }
    return positions;
  }

  private List<TopicPartition> partitions() throws IOException {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(partition -> new TopicPartition(topic.name(), partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IOException(
          topic.name()
              + " is not on "
              + cluster.bootstrapServers()
              + "; `screener topics apply` creates it");
    }
    return partitions;
  }

  static Consumer<byte[], byte[]> consumer(ClusterOptions cluster) {
    Properties properties = cluster.kafka();
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, LetterReplay.id(cluster.prefix()));
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
