package dev.screener.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Ids;
import dev.screener.contracts.topics.Partitioning;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes to the input topics as any producer may, each record where its key belongs. A timestamp is
 * in ms since the epoch; it may lie in the past.
 */
final class Writer implements AutoCloseable {
  private final TopicCatalogue topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicInteger failures = new AtomicInteger();

  Writer(TestCluster cluster) {
    this.topics = cluster.topics();
    this.producer = cluster.producer();
  }

  void submission(ReviewSubmission submission, long timestamp) {
    String author = submission.getAuthorId();
    send(
        topics.submitted(),
        Partitioning.ofKey(author, topics.partitions()),
        timestamp,
        author,
        AvroSerde.of(ReviewSubmission.class, WriterSchemas.none()).encode(submission));
  }

  void decision(ModeratorDecision decision, long timestamp) {
    byFilm(
        topics.decisions(),
        Ids.reviewKey(decision.getFilmId(), decision.getReviewId()),
        timestamp,
        AvroSerde.of(ModeratorDecision.class, WriterSchemas.none()).encode(decision));
  }

  void report(ReviewReport report, long timestamp) {
    byFilm(
        topics.reports(),
        Ids.reviewKey(report.getFilmId(), report.getReviewId()),
        timestamp,
        AvroSerde.of(ReviewReport.class, WriterSchemas.none()).encode(report));
  }

  void policy(PublishedPolicy policy, long timestamp) {
    send(
        topics.policies(),
        0,
        timestamp,
        policy.getName() + '/' + policy.getVersion(),
        AvroSerde.of(PublishedPolicy.class, WriterSchemas.none()).encode(policy));
  }

  /** Writes a record of another cluster's topic as it stands there. */
  void copy(LoggedRecord record) {
    send(
        new ProducerRecord<>(
            record.topic(), record.partition(), record.timestamp(), record.key(), record.value()));
  }

  /** Returns when the brokers have all of it. */
  void flush() {
    producer.flush();
    assertThat(failures).as("records that were not acknowledged").hasValue(0);
  }

  private void byFilm(Topic<?> topic, String key, long timestamp, byte[] value) {
    send(topic, Partitioning.ofFilm(key, topics.partitions()), timestamp, key, value);
  }

  private <V extends SpecificRecord> void send(
      Topic<V> topic, int partition, long timestamp, String key, byte[] value) {
    send(new ProducerRecord<>(topic.name(), partition, timestamp, key.getBytes(UTF_8), value));
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    producer.send(
        record,
        (metadata, failure) -> {
          if (failure != null) {
            failures.incrementAndGet();
          }
        });
  }

  @Override
  public void close() {
    producer.close();
  }
}
