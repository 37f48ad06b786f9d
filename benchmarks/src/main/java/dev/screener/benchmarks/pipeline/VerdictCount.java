package dev.screener.benchmarks.pipeline;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What lies on {@code reviews.verdicts}, as a reader of committed records sees it.
 *
 * @param submissions that have a verdict
 * @param repeated verdicts beyond the first on one submission
 */
record VerdictCount(long submissions, long repeated, Map<Outcome, Long> outcomes) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * Reads the topic from its beginning to its present end.
   *
   * @throws IllegalStateException when that takes longer than two minutes
   */
  static VerdictCount read(String bootstrapServers, Topic<ReviewVerdict> topic) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return read(consumer, consumer.endOffsets(partitions));
    }
  }

  /**
   * Holds the count against what was submitted.
   *
   * @throws IllegalStateException when a submission has no verdict, or two
   */
  void requireOneFor(long submitted) {
    if (submissions != submitted || repeated != 0) {
      throw new IllegalStateException(
          submitted
              + " reviews were submitted, but "
              + submissions
              + " have a verdict, and "
              + repeated
              + " verdicts are repeats: the figures of this run mean nothing");
    }
  }

  private static VerdictCount read(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    AvroSerde<ReviewVerdict> serde = AvroSerde.of(ReviewVerdict.class, WriterSchemas.none());
    Set<String> submissions = new HashSet<>();
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    long repeated = 0;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isAt(consumer, ends)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("reviews.verdicts could not be read to its end in time");
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        ReviewVerdict verdict = serde.decodePresent(record.value());
        if (verdict.getSubmissionId() != null) {
          repeated += submissions.add(verdict.getSubmissionId()) ? 0 : 1;
          outcomes.merge(verdict.getOutcome(), 1L, Long::sum);
        }
      }
    }
    return new VerdictCount(submissions.size(), repeated, outcomes);
  }

  private static boolean isAt(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
