package dev.screener.tests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Ids;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * All that lies on the topics once the run is over, as a consumer downstream reads it: committed
 * records only, each list by partition and offset.
 *
 * @param inputs raw, by topic
 * @param submittedTopic the one among them on which submissions come
 * @param approved what stands on reviews.approved, by {@code filmId/reviewId}
 * @param queue the jobs that wait, by their id
 * @param deadLetters how many records there are on all of them
 */
record Logs(
    Map<String, List<ConsumerRecord<byte[], byte[]>>> inputs,
    String submittedTopic,
    List<ReviewSubmission> submissions,
    List<ModeratorDecision> decisions,
    List<ReviewReport> reports,
    List<ReviewVerdict> verdicts,
    Map<String, ApprovedReview> approved,
    Map<String, QueuedJob> queue,
    List<ModerationStats> stats,
    long deadLetters) {

  private static final Duration POLL = Duration.ofMillis(200);

  static Logs read(FaultCluster cluster) {
    TopicCatalogue topics = cluster.topics();
    Map<String, List<ConsumerRecord<byte[], byte[]>>> inputs = new TreeMap<>();
    for (Topic<?> topic :
        List.of(topics.policies(), topics.submitted(), topics.decisions(), topics.reports())) {
      inputs.put(topic.name(), records(cluster, topic));
    }
    long dead = 0;
    for (Topic<?> topic : topics.deadLetters()) {
      dead += records(cluster, topic).size();
    }
    return new Logs(
        inputs,
        topics.submitted().name(),
        decoded(inputs.get(topics.submitted().name()), ReviewSubmission.class),
        decoded(inputs.get(topics.decisions().name()), ModeratorDecision.class),
        decoded(inputs.get(topics.reports().name()), ReviewReport.class),
        decoded(records(cluster, topics.verdicts()), ReviewVerdict.class),
        newest(records(cluster, topics.approved()), ApprovedReview.class),
        newest(records(cluster, topics.queue()), QueuedJob.class),
        decoded(records(cluster, topics.stats()), ModerationStats.class),
        dead);
  }

  /** The reviews of which a later write bears an earlier time than one before it. */
  Set<String> writtenBackward() {
    Set<String> backward = new HashSet<>();
    Map<String, Long> latest = new HashMap<>();
    Set<String> seen = new HashSet<>();
    List<ConsumerRecord<byte[], byte[]>> records = inputs.get(submittedTopic);
    for (int i = 0; i < records.size(); i++) {
      ReviewSubmission submission = submissions.get(i);
      String review = Ids.reviewKey(submission.getFilmId(), submission.getReviewId());
      long at = records.get(i).timestamp();
      if (seen.add(submission.getSubmissionId()) && at < latest.merge(review, at, Math::max)) {
        backward.add(review);
      }
    }
    return backward;
  }

  /** The committed records of a topic. */
  static List<ConsumerRecord<byte[], byte[]>> records(FaultCluster cluster, Topic<?> topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer()) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (int partition = 0; partition < topic.partitions(); partition++) {
        partitions.add(new TopicPartition(topic.name(), partition));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (!ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        consumer.poll(POLL).forEach(records::add);
      }
    }
    records.sort(
        Comparator.comparingInt(ConsumerRecord<byte[], byte[]>::partition)
            .thenComparingLong(ConsumerRecord::offset));
    return records;
  }

  static <V extends SpecificRecord> List<V> decoded(
      List<ConsumerRecord<byte[], byte[]>> records, Class<V> type) {
    AvroSerde<V> serde = AvroSerde.of(type, WriterSchemas.none());
    return records.stream().map(record -> serde.decode(record.value())).toList();
  }

  static <V extends SpecificRecord> Map<String, V> newest(
      List<ConsumerRecord<byte[], byte[]>> records, Class<V> type) {
    AvroSerde<V> serde = AvroSerde.of(type, WriterSchemas.none());
    Map<String, V> newest = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      String key = new String(record.key(), UTF_8);
      if (record.value() == null) {
        newest.remove(key);
      } else {
        newest.put(key, serde.decode(record.value()));
      }
    }
    return newest;
  }
}
