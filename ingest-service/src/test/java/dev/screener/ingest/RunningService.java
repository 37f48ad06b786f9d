package dev.screener.ingest;

import dev.screener.contracts.access.PersonKeys;
import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.FollowedTopic;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** The whole service with Kafka's own stand-in for a producer. */
final class RunningService implements AutoCloseable {

  static final String PAGES = "http://films.example";

  static {
    // A busy machine takes its time; each class has a timeout of its own.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(50));
  }

  private final MockProducer<byte[], byte[]> producer;
  private final IngestService service;
  private final Client client;

  private RunningService(boolean acknowledging, Path directory, Map<String, String> more) {
    producer =
        new MockProducer<>(
            acknowledging, null, new ByteArraySerializer(), new ByteArraySerializer());
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "PORT",
                "0",
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:1",
                "SCREENER_CREDENTIALS_FILE",
                Tokens.file(directory).toString(),
                "SCREENER_SESSION_KEY",
                Tokens.SESSION_KEY,
                "PAGES_ORIGINS",
                PAGES));
    environment.putAll(more);
    service =
        IngestService.start(
            IngestSettings.from(new Environment(environment)),
            producer,
            () -> new HistoryConsumer(producer));
    client = new Client(service.port());
  }

  /** Acknowledges each record at once. */
  static RunningService acknowledging(Path directory) {
    return new RunningService(true, directory, Map.of());
  }

  /** The same with more settings. */
  static RunningService acknowledging(Path directory, Map<String, String> more) {
    return new RunningService(true, directory, more);
  }

  /** Acknowledges, or fails, only what the test tells it to. */
  static RunningService waiting(Path directory, Map<String, String> more) {
    return new RunningService(false, directory, more);
  }

  Client.Request to(String path) {
    return client.to(path);
  }

  IngestService service() {
    return service;
  }

  MockProducer<byte[], byte[]> producer() {
    return producer;
  }

  int port() {
    return service.port();
  }

  List<ReviewSubmission> submissions() {
    AvroSerde<ReviewSubmission> serde = AvroSerde.of(ReviewSubmission.class, WriterSchemas.none());
    return values("reviews.submitted").stream()
        .map(value -> Objects.requireNonNull(serde.decode(value)))
        .toList();
  }

  ReviewSubmission lastSubmission() {
    List<ReviewSubmission> all = submissions();
    return all.get(all.size() - 1);
  }

  Film lastFilm() {
    List<byte[]> films = values("films.catalog");
    return Objects.requireNonNull(
        AvroSerde.of(Film.class, WriterSchemas.none()).decode(films.get(films.size() - 1)));
  }

  List<ReviewReport> reports() {
    return decoded("moderation.reports", ReviewReport.class);
  }

  List<ModeratorDecision> decisions() {
    return decoded("moderation.decisions", ModeratorDecision.class);
  }

  List<PublishedPolicy> policies() {
    return decoded("moderation.policies", PublishedPolicy.class);
  }

  /** Reads the keys that the service wrote, as any other program does. */
  PersonKeys keys() {
    return new PersonKeys(
        FollowedTopic.following(
            new TopicCatalogue("", 12).personKeys(),
            PersonKeys.serde(WriterSchemas.none()),
            () -> new HistoryConsumer(producer)),
        (address, key) -> CompletableFuture.failedStage(new IllegalStateException("reads only")),
        Clock.systemUTC());
  }

  List<ProducerRecord<byte[], byte[]>> sentTo(String topic) {
    return producer.history().stream().filter(sent -> sent.topic().equals(topic)).toList();
  }

  private <T extends SpecificRecord> List<T> decoded(String topic, Class<T> type) {
    AvroSerde<T> serde = AvroSerde.of(type, WriterSchemas.none());
    return values(topic).stream()
        .map(value -> Objects.requireNonNull(serde.decode(value)))
        .toList();
  }

  private List<byte[]> values(String topic) {
    return producer.history().stream()
        .filter(sent -> sent.topic().equals(topic))
        .map(ProducerRecord::value)
        .toList();
  }

  @Override
  public void close() {
    service.close();
  }
}
