package dev.screener.moderation;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.moderation.line.ModerationMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole line, driven record by record with the service's own settings. */
final class Line implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  final TopicCatalogue topics = new TopicCatalogue("", 1);
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private Instant now = START;

  Line(Path stateDirectory) {
    ModerationSettings settings = settings(stateDirectory, topics);
    Properties properties = settings.streams().properties();
    // Under exactly-once the driver forgets a dead letter before it could be read; nothing else
    // differs in it.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver = new TopologyTestDriver(topology(settings).build(properties), properties, START);
  }

  static ModerationSettings settings(Path stateDirectory, TopicCatalogue topics) {
    return ModerationSettings.of(
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "STATE_DIR", stateDirectory.toString(),
            "SCREENER_PARTITIONS", Integer.toString(topics.partitions())));
  }

  static ModerationTopology topology(ModerationSettings settings) {
    return ModerationService.topology(
        settings, WriterSchemas.none(), new ModerationMeters(new SimpleMeterRegistry()));
  }

  static Topology built(Path stateDirectory, TopicCatalogue topics) {
    ModerationSettings settings = settings(stateDirectory, topics);
    return topology(settings).build(settings.streams().properties());
  }

  Line after(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  Line submit(ReviewDraft draft) {
    ReviewSubmission submission = draft.submittedAt(now);
    return submit(submission.getAuthorId(), avro(ReviewSubmission.class).encode(submission));
  }

  Line submit(String key, byte[] value) {
    driver
        .createInputTopic(
            topics.submitted().name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value, now);
    return this;
  }

  Line decide(ModeratorDecision.Builder decision) {
    driver
        .createInputTopic(
            topics.decisions().name(), new StringSerializer(), avro(ModeratorDecision.class))
        .pipeInput(
            decision.getFilmId() + '/' + decision.getReviewId(),
            decision.setDecidedAt(now).build(),
            now);
    return this;
  }

  /** Lets the clock on the wall go on, without a record. */
  Line waitFor(Duration duration) {
    now = now.plus(duration);
    driver.advanceWallClockTime(duration);
    return this;
  }

  List<ReviewVerdict> verdicts() {
    return values(topics.verdicts());
  }

  List<TestRecord<String, ApprovedReview>> approved() {
    return records(topics.approved());
  }

  List<TestRecord<String, QueuedJob>> queue() {
    return records(topics.queue());
  }

  List<TestRecord<String, StandingChange>> standing() {
    return records(topics.standing());
  }

  List<TestRecord<byte[], byte[]>> rawVerdicts() {
    return raw(topics.verdicts().name());
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return raw(topics.submitted().deadLetters());
  }

  private List<TestRecord<byte[], byte[]>> raw(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private <V extends SpecificRecord> List<V> values(Topic<V> topic) {
    return records(topic).stream().map(TestRecord::value).toList();
  }

  private <V extends SpecificRecord> List<TestRecord<String, V>> records(Topic<V> topic) {
    return driver
        .createOutputTopic(topic.name(), new StringDeserializer(), avro(topic.valueClass()))
        .readRecordsToList();
  }

  private static <V extends SpecificRecord> AvroSerde<V> avro(Class<V> type) {
    return AvroSerde.of(type, WriterSchemas.none());
  }

  @Override
  public void close() {
    driver.close();
  }
}
