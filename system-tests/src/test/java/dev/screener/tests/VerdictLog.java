package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Ids;
import dev.screener.contracts.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads topics as a consumer downstream does: committed records only. */
final class VerdictLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final TestCluster cluster;
  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> verdicts;
  private final AvroSerde<ReviewVerdict> serde =
      AvroSerde.of(ReviewVerdict.class, WriterSchemas.none());
  private final Map<String, List<ReviewVerdict>> bySubmission = new HashMap<>();
  private final Map<String, Outcome> standing = new TreeMap<>();

  VerdictLog(TestCluster cluster) {
    this.cluster = cluster;
    this.admin = cluster.admin();
    this.verdicts = readFromBeginning(cluster.topics().verdicts());
  }

  /** Reads what has come since the last call. */
  void readOn() {
    verdicts
        .poll(POLL)
        .forEach(
            record -> {
              ReviewVerdict verdict = serde.decode(record.value());
              bySubmission
                  .computeIfAbsent(
                      String.valueOf(verdict.getSubmissionId()), id -> new ArrayList<>())
                  .add(verdict);
              // A refused write leaves the review as it was.
              if (verdict.getOutcome() != Outcome.REFUSED) {
                standing.put(
                    Ids.reviewKey(verdict.getFilmId(), verdict.getReviewId()),
                    verdict.getOutcome());
              }
            });
  }

  /** Reads all that is there now. */
  void readToEnd() {
    readToEnd(verdicts, this::readOn);
  }

  /** Every verdict read so far, by the submission that it answers. */
  Map<String, List<ReviewVerdict>> bySubmission() {
    return bySubmission;
  }

  /** How many distinct submissions have had their verdict, as far as was read. */
  long answered() {
    return bySubmission.keySet().stream().filter(id -> !id.equals("null")).count();
  }

  /** Every kind of answer that decisions had, as far as was read. */
  Set<DecisionAnswer> answers() {
    return bySubmission.values().stream()
        .flatMap(List::stream)
        .map(ReviewVerdict::getDecisionAnswer)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** The reviews that stand approved for one who followed the verdicts in their order. */
  Set<String> approvedByVerdicts() {
    return standing.entrySet().stream()
        .filter(review -> review.getValue() == Outcome.APPROVED)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** What stands on reviews.approved now, by {@code filmId/reviewId}. */
  Map<String, ApprovedReview> approved() {
    AvroSerde<ApprovedReview> approvedSerde =
        AvroSerde.of(ApprovedReview.class, WriterSchemas.none());
    Map<String, ApprovedReview> approved = new TreeMap<>();
    readAll(
        cluster.topics().approved(),
        record -> {
          String key = new String(record.key(), StandardCharsets.UTF_8);
          if (record.value() == null) {
            approved.remove(key);
          } else {
            approved.put(key, approvedSerde.decode(record.value()));
          }
        });
    return approved;
  }

  /**
   * Where each review stands by its newest verdict, by {@code filmId/reviewId}. What only answers
   * somebody, a refused write or a decision on a review that is not there, says nothing of that.
   */
  Map<String, ReviewVerdict> standing() {
    Map<String, ReviewVerdict> newest = new TreeMap<>();
    readAll(
        cluster.topics().verdicts(),
        record -> {
          ReviewVerdict verdict = serde.decode(record.value());
          DecisionAnswer answer = verdict.getDecisionAnswer();
          if (verdict.getOutcome() != Outcome.REFUSED
              && answer != DecisionAnswer.WAITING
              && answer != DecisionAnswer.UNFOUNDED) {
            newest.put(Ids.reviewKey(verdict.getFilmId(), verdict.getReviewId()), verdict);
          }
        });
    return newest;
  }

  /** All of a verdict that follows from what was judged: no times, no cause. */
  static String written(ReviewVerdict verdict) {
    return String.join(
        " ",
        "revision " + verdict.getRevision(),
        verdict.getOutcome().name(),
        verdict.getDisplay().name(),
        "reasons " + verdict.getReasons(),
        "rules " + verdict.getRuleIds(),
        "policy " + verdict.getPolicyVersion(),
        "model " + verdict.getModelVersion(),
        "by " + verdict.getDecidedBy());
  }

  /** Hands over everything that is on a topic now. */
  void readAll(Topic<?> topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    try (KafkaConsumer<byte[], byte[]> consumer = readFromBeginning(topic)) {
      readToEnd(consumer, () -> consumer.poll(POLL).forEach(reader));
    }
  }

  /**
   * A transaction ends on one partition sooner than on another, so what is under way is waited for:
   * the end is that of all records, committed or not.
   */
  private void readToEnd(KafkaConsumer<byte[], byte[]> consumer, Runnable poll) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    consumer.assignment().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin.listOffsets(latest).all().toCompletionStage().toCompletableFuture().join();
    long begun = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue().offset())) {
      assertThat(System.nanoTime() - begun)
          .as("reading %s to its end %s", consumer.assignment(), ends)
          .isLessThan(PATIENCE.toNanos());
      poll.run();
    }
  }

  private <V extends SpecificRecord> KafkaConsumer<byte[], byte[]> readFromBeginning(
      Topic<V> topic) {
    KafkaConsumer<byte[], byte[]> consumer =
        cluster.consumer(Map.of("isolation.level", "read_committed"));
    List<TopicPartition> partitions = new ArrayList<>();
    for (int partition = 0; partition < topic.partitions(); partition++) {
      partitions.add(new TopicPartition(topic.name(), partition));
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  @Override
  public void close() {
    verdicts.close();
    admin.close();
  }
}
