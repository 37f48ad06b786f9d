package dev.screener.ingest;

import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.ReaderSessions;
import dev.screener.contracts.topics.TopicCatalogue;
import java.time.Clock;
import java.util.HexFormat;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The write side, running. */
public final class IngestService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);

  private final TopicWriter writer;
  private final Submissions submissions;
  private final IngestMetrics metrics;
  private final WebServer server;
  private boolean closed;
  private volatile @Nullable String whyNotReady = "The service is starting.";

  private IngestService(IngestSettings settings, Producer<byte[], byte[]> producer) {
    Clock clock = Clock.systemUTC();
    Access access = access(settings, clock);
    ReviewIntake reviews = new ReviewIntake(clock);
    Bodies bodies = new Bodies();
    writer = new TopicWriter(producer, clock, settings.maxInFlightBytes());
    submissions = new Submissions(catalogue(settings), writer);
    metrics = new IngestMetrics(producer, writer);
    server =
        new WebServer(
            settings,
            new IngestRoutes(
                settings.pagesOrigins(),
                metrics,
                new Callers(access),
                new ReviewsEndpoint(reviews, submissions, bodies, settings.readPublicUrl()),
                new BatchEndpoint(reviews, submissions, metrics),
                new FilmsEndpoint(
                    new FilmIntake(clock), submissions, bodies, settings.readPublicUrl()),
                new OperationsEndpoint(this::whyNotReady, metrics)));
  }

  /**
   * Returns once the service takes requests. It closes what it had opened when it cannot.
   *
   * @throws IllegalArgumentException when the credentials cannot be used
   * @throws IllegalStateException when the topics are not as declared, or the port is taken
   * @throws org.apache.kafka.common.KafkaException when the cluster does not answer in time
   */
  public static IngestService start(IngestSettings settings) {
    Credentials.read(settings.credentialsFile());
    Cluster cluster = new Cluster(settings.kafka(), catalogue(settings), settings.startPatience());
    return start(settings, cluster.connect());
  }

  /** The same on a producer that knows its topics. */
  static IngestService start(IngestSettings settings, Producer<byte[], byte[]> producer) {
    IngestService service;
    try {
      service = new IngestService(settings, producer);
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
    writer.close();
    metrics.close();
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

  private static Access access(IngestSettings settings, Clock clock) {
    return new Access(
        Credentials.read(settings.credentialsFile()),
        settings
            .sessionKey()
            .map(key -> new ReaderSessions(HexFormat.of().parseHex(key), clock))
            .orElse(null),
        settings.pagesOrigins());
  }
}
