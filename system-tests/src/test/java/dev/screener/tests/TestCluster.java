package dev.screener.tests;

import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.contracts.topics.TopicSetup;
import dev.screener.embedded.EmbeddedKafka;
import dev.screener.embedded.EmbeddedKafkaSettings;
import dev.screener.embedded.LocalPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Brokers with Screener's topics, and services beside it as processes of their own. */
final class TestCluster implements AutoCloseable {
  static final int PARTITIONS = 4;

  /** What a killed service left open is given up soon, since a test waits for it. */
  private static final Map<String, String> IMPATIENCE =
      Map.of(
          "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500",
          "group.min.session.timeout.ms", "2000");

  private final TopicCatalogue topics = new TopicCatalogue("", PARTITIONS);
  private final LocalPorts ports = new LocalPorts();
  private final Brokers brokers;

  /** Empty where the brokers are not in this JVM. */
  private final Optional<EmbeddedKafka> embedded;

  private final Path directory;
  private final Deque<ServiceProcess> services = new ArrayDeque<>();

  private TestCluster(Brokers brokers, Optional<EmbeddedKafka> embedded, Path directory) {
    this.brokers = brokers;
    this.embedded = embedded;
    this.directory = directory;
  }

  /**
   * A cluster of {@code brokers}; the state of the services goes below {@code directory}, their
   * logs to {@code target/service-logs}.
   */
  static TestCluster start(int brokers, Path directory) {
    return start(EmbeddedKafkaSettings.temporary().withBrokers(brokers), directory);
  }

  /** The same on brokers as these settings say. */
  static TestCluster start(EmbeddedKafkaSettings settings, Path directory) {
    EmbeddedKafkaSettings impatient = settings;
    for (Map.Entry<String, String> one : IMPATIENCE.entrySet()) {
      impatient = impatient.withBrokerSetting(one.getKey(), one.getValue());
    }
    EmbeddedKafka kafka = EmbeddedKafka.started(impatient);
    Brokers brokers =
        new Brokers() {
          @Override
          public String bootstrapServers() {
            return kafka.bootstrapServers();
          }

          @Override
          public void close() {
            kafka.close();
          }
        };
    return new TestCluster(brokers, Optional.of(kafka), directory).prepared(settings.brokers());
  }

  /** One broker of the official image, in a container. */
  static TestCluster inContainer(Path directory) {
    return new TestCluster(KafkaImage.start(IMPATIENCE), Optional.empty(), directory).prepared(1);
  }

  private TestCluster prepared(int replicas) {
    try (Admin admin = admin()) {
      new TopicSetup(admin, topics).apply((short) Math.min(3, replicas));
      awaitLeaders(admin);
      publishSchemas();
      return this;
    } catch (RuntimeException | Error e) {
      brokers.close();
      throw e;
    }
  }

  /** The brokers in this JVM, which can be stopped and started. */
  EmbeddedKafka kafka() {
    return embedded.orElseThrow();
  }

  String bootstrapServers() {
    return brokers.bootstrapServers();
  }

  TopicCatalogue topics() {
    return topics;
  }

  /** moderation-streams, which after a kill takes its partitions again within seconds. */
  ServiceProcess moderation() throws IOException {
    return moderation("moderation-streams", Map.of());
  }

  /**
   * The same where nobody minds that many authors write the same, or that they come at once:
   * traffic that is made of a few texts would else be taken for a campaign or a siege, and each
   * review is to stand for itself.
   */
  ServiceProcess moderationOfSingleReviews() throws IOException {
    return moderation("moderation-streams", singleReviews());
  }

  /** The settings by which each review stands for itself under the built-in policy. */
  Map<String, String> singleReviews() throws IOException {
    Files.createDirectories(directory);
    Path overlay = directory.resolve("overlay.yaml");
    Files.writeString(
        overlay,
        "overlays: default\n"
            + "rules: {campaign-suspected: off, campaign-confirmed: off, siege-suspicious: off}\n");
    return Map.of("POLICY_OVERLAY_FILE", overlay.toString());
  }

  /**
   * The same under a name of its own, so that several can share the work, and with more settings.
   */
  ServiceProcess moderation(String name, Map<String, String> more) throws IOException {
    Map<String, String> settings = new HashMap<>(more);
    settings.putIfAbsent("KAFKA_MAIN_CONSUMER_SESSION_TIMEOUT_MS", "3000");
    settings.putIfAbsent("KAFKA_MAIN_CONSUMER_HEARTBEAT_INTERVAL_MS", "500");
    settings.putIfAbsent("KAFKA_PRODUCER_TRANSACTION_TIMEOUT_MS", "5000");
    return service(name, "dev.screener.moderation.ModerationMain", settings);
  }

  /** projection-service, of which tests read what readers would see. */
  ServiceProcess projection() throws IOException {
    return projection(Map.of());
  }

  /** The same with more settings. */
  ServiceProcess projection(Map<String, String> more) throws IOException {
    return projection("projection-service", more);
  }

  /** The same under a name of its own, so that several can share the films. */
  ServiceProcess projection(String name, Map<String, String> more) throws IOException {
    return service(name, "dev.screener.projection.ProjectionMain", more);
  }

  /** ingest-service, which takes {@link Site#TOKEN}. */
  ServiceProcess ingest() throws IOException {
    return ingest(Map.of());
  }

  /** The same with more settings. */
  ServiceProcess ingest(Map<String, String> more) throws IOException {
    Files.createDirectories(directory);
    Path credentials = directory.resolve("credentials.json");
    Files.writeString(credentials, Site.credentials());
    Map<String, String> settings = new HashMap<>(more);
    settings.put("SCREENER_CREDENTIALS_FILE", credentials.toString());
    return service("ingest-service", "dev.screener.ingest.IngestMain", settings);
  }

  private ServiceProcess service(String name, String mainClass, Map<String, String> more)
      throws IOException {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    environment.put("SCREENER_PARTITIONS", Integer.toString(PARTITIONS));
    environment.put("PORT", Integer.toString(ports.free()));
    environment.put("STATE_DIR", directory.resolve(name).toString());
    Files.createDirectories(directory);
    Path log = Path.of("target", "service-logs", directory.getFileName() + "-" + name + ".log");
    Files.createDirectories(log.getParent());
    ServiceProcess service = new ServiceProcess(mainClass, environment, log);
    services.push(service);
    return service;
  }

  Admin admin() {
    return Admin.create(clientConfig());
  }

  /** A producer whose every acknowledged record is on all replicas in sync. */
  KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> config = clientConfig();
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
    Map<String, Object> config = clientConfig();
    config.putAll(more);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> clientConfig() {
    return new HashMap<>(Map.of("bootstrap.servers", bootstrapServers()));
  }

  /**
   * A broker says that it leads a new partition before it does: a first batch that comes in between
   * is refused, and the ones behind it can be told for minutes that they are out of order.
   */
  private void awaitLeaders(Admin admin) {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    for (Topic<?> topic : topics.all()) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> admin.listOffsets(partitions).all().get().size() == partitions.size());
  }

  private void publishSchemas() {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      SchemaTopic.publish(topics.schemas(), producer, List.of(ReviewSubmission.getClassSchema()));
    }
  }

  static AvroSerde<ReviewSubmission> submissionSerde() {
    return AvroSerde.of(ReviewSubmission.class, WriterSchemas.none());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    while (!services.isEmpty()) {
      services.pop().close();
    }
    brokers.close();
  }
}
