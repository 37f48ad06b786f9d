package dev.screener.ingest;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.settings.Environment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The whole service with Kafka's own stand-in for a producer. */
final class RunningService implements AutoCloseable {

  static final String PAGES = "http://films.example";

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
    service = IngestService.start(IngestSettings.from(new Environment(environment)), producer);
    client = new Client(service.port());
  }

  /** Acknowledges each record at once. */
  static RunningService acknowledging(Path directory) {
    return new RunningService(true, directory, Map.of());
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
