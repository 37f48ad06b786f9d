package dev.screener.benchmarks.pipeline;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * What lies on {@code reviews.verdicts}, as a reader of committed records sees it.
 *
 * @param submissions that have a verdict
 * @param repeated verdicts beyond the first on one submission
 */
record VerdictCount(long submissions, long repeated, Map<Outcome, Long> outcomes) {

  /**
   * Reads the topic from its beginning to its present end.
   *
   * @throws IllegalStateException when that takes longer than ten minutes
   */
  static VerdictCount read(String bootstrapServers, Topic<ReviewVerdict> topic) {
    AvroSerde<ReviewVerdict> serde = AvroSerde.of(ReviewVerdict.class, WriterSchemas.none());
    DistinctIds submissions = new DistinctIds();
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    try (KafkaConsumer<byte[], byte[]> consumer =
        TopicReading.ofAll(
            bootstrapServers,
            "read_committed",
            TopicReading.partitions(topic.name(), topic.partitions()))) {
      TopicReading.toEnd(
          consumer,
          record -> {
            ReviewVerdict verdict = serde.decodePresent(record.value());
            if (verdict.getSubmissionId() != null) {
              submissions.add(verdict.getSubmissionId());
              outcomes.merge(verdict.getOutcome(), 1L, Long::sum);
            }
          });
    }
    long distinct = submissions.distinct();
    return new VerdictCount(distinct, submissions.size() - distinct, outcomes);
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
}
