package dev.screener.ingest;

import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.access.ModeratorSessions;
import dev.screener.contracts.access.PersonKeys;
import dev.screener.contracts.access.ReaderSessions;
import dev.screener.contracts.event.PersonKey;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.FollowedTopic;
import dev.screener.contracts.serde.RegistrySettings;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.serving.Deadlines;
import dev.screener.contracts.topics.TopicCatalogue;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The write side, running. */
public final class IngestService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);

  private final Bearers bearers;
  private final TopicWriter writer;
  private final Submissions submissions;
  private final IngestMetrics metrics;
  private final SchemaTopic schemas;
  private final FollowedTopic<PersonKey> personKeys;
  private final FollowedTopic<PublishedPolicy> policies;
  private final WebServer server;
  private boolean closed;
  private volatile @Nullable String whyNotReady = "The service is starting.";

  private IngestService(
      IngestSettings settings,
      Producer<byte[], byte[]> producer,
      Supplier<Consumer<byte[], byte[]>> consumers,
      WriterSchemas registry) {
    Clock clock = Clock.systemUTC();
    bearers = bearers(settings, clock);
    Access access = access(settings, bearers, clock);
    TopicCatalogue topics = catalogue(settings);
    writer = new TopicWriter(producer, clock, settings.maxInFlightBytes());
    submissions = new Submissions(topics, writer, registry);
    metrics = new IngestMetrics(producer, writer, bearers, () -> whyNotReady() == null);
    schemas = new SchemaTopic(topics.schemas(), consumers, registry);
    personKeys = FollowedTopic.following(topics.personKeys(), PersonKeys.serde(schemas), consumers);
    policies =
        FollowedTopic.following(
            topics.policies(), AvroSerde.of(PublishedPolicy.class, schemas), consumers);
    PersonKeys keys =
        new PersonKeys(
            personKeys, new PersonKeyWriter(topics.personKeys().name(), writer, registry), clock);
    Deadlines deadlines = settings.connections().deadlines();
    server =
        new WebServer(
            settings,
            new IngestRoutes(
                settings.pagesOrigins(),
                metrics,
                new Callers(access),
                endpoints(settings, clock, keys, deadlines)),
            deadlines);
  }

  private IngestRoutes.Endpoints endpoints(
      IngestSettings settings, Clock clock, PersonKeys keys, Deadlines deadlines) {
    String readUrl = settings.readPublicUrl();
    Bodies bodies = new Bodies();
    ReviewIntake reviews = new ReviewIntake(clock);
    BatchEndpoint batches = new BatchEndpoint(reviews, submissions, bearers, metrics, deadlines);
    return new IngestRoutes.Endpoints(
        new FilmsEndpoint(new FilmIntake(clock), submissions, bodies, readUrl),
        new ReviewsEndpoint(reviews, submissions, bodies, readUrl),
        batches,
        new ReportsEndpoint(new ReportIntake(clock), submissions, bodies),
        new DecisionsEndpoint(
            new DecisionIntake(clock), new Decisions(keys, submissions), bodies, batches),
        new AuthorsEndpoint(new AuthorIntake(clock), new Erasures(keys, submissions)),
        new PoliciesEndpoint(
            new PolicyIntake(),
            new Policies(
                policies, new PolicyPreview(settings.moderationUrls()), keys, submissions, clock),
            bodies),
        new OperationsEndpoint(this::whyNotReady, metrics));
  }

  /**
   * Returns once the service takes requests. It closes what it had opened when it cannot.
   *
   * @throws IllegalArgumentException when the credentials cannot be used
   * @throws IllegalStateException when the topics are not as declared, the port is taken, or the
   *     schema registry refuses a schema
   * @throws org.apache.kafka.common.KafkaException when the cluster or the schema registry does not
   *     answer in time
   */
  public static IngestService start(IngestSettings settings) {
    // What is wrong with the credentials is told before the cluster is waited for.
    bearers(settings, Clock.systemUTC()).close();
    Cluster cluster = new Cluster(settings.kafka(), catalogue(settings), settings.startPatience());
    return start(settings, cluster.connect(), () -> Cluster.consumer(settings.kafka()));
  }

  /**
   * The same.
   *
   * @param producer knows its topics
   * @param consumers makes consumers of no group that begin where topics begin
   */
  static IngestService start(
      IngestSettings settings,
      Producer<byte[], byte[]> producer,
      Supplier<Consumer<byte[], byte[]>> consumers) {
    IngestService service;
    try {
      WriterSchemas registry =
          RegistrySettings.connect(
              settings.registry(), Cluster.written(catalogue(settings)), catalogue(settings).all());
      service = new IngestService(settings, producer, consumers, registry);
    } catch (RuntimeException e) {
      producer.close();
      throw e;
    }
    try {
      service.server.start();
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
    service.whyNotReady = null;
    LOG.info("event=started host={} port={}", settings.host(), service.port());
    return service;
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  WebServer server() {
    return server;
  }

  /**
   * Takes no more requests, answers those that it has, sends what is on its way. Closing again does
   * nothing.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    whyNotReady = "The service is closing.";
    server.close();
    personKeys.close();
    policies.close();
    schemas.close();
    writer.close();
    metrics.close();
    bearers.close();
    LOG.info("event=closed");
  }

  private @Nullable String whyNotReady() {
    if (whyNotReady == null && !writer.isAcknowledging()) {
      submissions.probe();
      return "The brokers do not acknowledge.";
    }
    return whyNotReady;
  }

  private static TopicCatalogue catalogue(IngestSettings settings) {
    return new TopicCatalogue(settings.topicPrefix(), settings.partitions());
  }

  private static Bearers bearers(IngestSettings settings, Clock clock) {
    return Bearers.start(settings.access(), clock)
        .orElseThrow(() -> new IllegalArgumentException("nobody may write"));
  }

  private static Access access(IngestSettings settings, Bearers bearers, Clock clock) {
    return new Access(
        bearers,
        settings
            .sessionKey()
            .map(key -> new ReaderSessions(HexFormat.of().parseHex(key), clock))
            .orElse(null),
        settings
            .sessionKey()
            .map(key -> new ModeratorSessions(HexFormat.of().parseHex(key), clock))
            .orElse(null),
        settings.pagesOrigins());
  }
}
