package dev.screener.benchmarks.pipeline;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** What lies on {@code reviews.submitted}, read again and again to its end. */
final class SubmittedCount implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final AvroSerde<ReviewSubmission> serde =
      AvroSerde.of(ReviewSubmission.class, WriterSchemas.none());
  private final DistinctIds ids = new DistinctIds();
  private long bytes;

  SubmittedCount(String bootstrapServers, Topic<ReviewSubmission> topic) {
    consumer =
        TopicReading.ofAll(
            bootstrapServers,
            "read_uncommitted",
            TopicReading.partitions(topic.name(), topic.partitions()));
  }

  /**
   * Reads to the topic's present end and holds it against what was acknowledged.
   *
   * @throws IllegalStateException when a review is missing or there twice, or the topic cannot be
   *     read to its end within ten minutes
   */
  void requireEach(long acknowledged) {
    TopicReading.toEnd(
        consumer,
        record -> {
          ids.add(serde.decodePresent(record.value()).getSubmissionId());
          bytes += record.value().length;
        });
    requireSame(acknowledged, ids.size(), ids.distinct());
  }

  /** Mean length of a record's value. */
  int meanBytes() {
    return (int) Math.max(1, Math.round((double) bytes / Math.max(1, ids.size())));
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
}
