package dev.screener.benchmarks.pipeline;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Partitions that are read from their beginnings to their present ends. */
final class TopicReading {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private TopicReading() {}

  /** A consumer of bytes at the beginning of these. */
  static KafkaConsumer<byte[], byte[]> ofAll(
      String bootstrapServers, String isolationLevel, Collection<TopicPartition> partitions) {
    KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers, isolationLevel);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  static List<TopicPartition> partitions(String topic, int count) {
    return IntStream.range(0, count)
        .mapToObj(partition -> new TopicPartition(topic, partition))
        .toList();
  }

  /** How many records lie on these topics. */
  static long count(String bootstrapServers, Collection<String> topics) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers, "read_uncommitted")) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> partitions(topic, consumer.partitionsFor(topic).size()).stream())
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long[] records = {0};
      toEnd(consumer, record -> records[0]++);
      return records[0];
    }
  }

  /**
   * Reads on from where the consumer is.
   *
   * @throws IllegalStateException when that takes longer than ten minutes
   */
  static void toEnd(
      KafkaConsumer<byte[], byte[]> consumer, Consumer<ConsumerRecord<byte[], byte[]>> taken) {
    Set<TopicPartition> partitions = consumer.assignment();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isAt(consumer, ends)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(partitions + " could not be read to their ends in time");
      }
      consumer.poll(POLL).forEach(taken);
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(
      String bootstrapServers, String isolationLevel) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolationLevel);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static boolean isAt(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
