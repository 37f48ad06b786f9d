package dev.screener.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What lies on {@code reviews.submitted}, read again and again to its end. */
final class SubmittedCount implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final AvroSerde<ReviewSubmission> serde =
      AvroSerde.of(ReviewSubmission.class, WriterSchemas.none());
  // Of ten million, two that differ are taken for one once in 370,000 runs.
  private long[] ids = new long[1 << 16];
  private int records;
  private long bytes;

  SubmittedCount(String bootstrapServers, Topic<ReviewSubmission> topic) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Reads to the topic's present end and holds it against what was acknowledged.
   *
   * @throws IllegalStateException when a review is missing or there twice, or the topic cannot be
   *     read to its end within five minutes
   */
  void requireEach(long acknowledged) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isAt(ends)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("reviews.submitted could not be read to its end in time");
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        take(serde.decodePresent(record.value()).getSubmissionId());
        bytes += record.value().length;
      }
    }
    requireSame(acknowledged, records, distinct());
  }

  /** Mean length of a record's value. */
  int meanBytes() {
    return (int) Math.max(1, Math.round((double) bytes / Math.max(1, records)));
  }

  /**
   * The judgement alone.
   *
   * @param distinct submissions among the records
   */
  static void requireSame(long acknowledged, long records, long distinct) {
    if (distinct != acknowledged || records != acknowledged) {
      throw new IllegalStateException(
          acknowledged
              + " reviews were acknowledged, but "
              + distinct
              + " are on the topic, in "
              + records
              + " records: the figures of this run mean nothing");
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void take(String submissionId) {
    if (records == ids.length) {
      ids = Arrays.copyOf(ids, 2 * ids.length);
    }
    ids[records++] = hash(submissionId);
  }

  /** In place of a set, which would take ten times the memory. */
  private long distinct() {
    Arrays.sort(ids, 0, records);
    long distinct = 0;
    for (int i = 0; i < records; i++) {
      distinct += i == 0 || ids[i] != ids[i - 1] ? 1 : 0;
    }
    return distinct;
  }

  private static long hash(String id) {
    return UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).getMostSignificantBits();
  }

  private boolean isAt(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
