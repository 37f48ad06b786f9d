package dev.screener.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.access.ModeratorSessions;
import dev.screener.contracts.access.ReaderSessions;
import dev.screener.contracts.serde.AwaitedSchemas;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.streams.DeadLetters;
import dev.screener.contracts.streams.Restarts;
import dev.screener.contracts.streams.StreamsFigures;
import dev.screener.contracts.streams.StreamsMeters;
import dev.screener.contracts.streams.StreamsSettings;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.projection.http.ReadServer;
import dev.screener.projection.http.ReadSide;
import dev.screener.projection.live.EventFeed;
import dev.screener.projection.moderation.HttpCases;
import dev.screener.projection.moderation.ModerationReading;
import dev.screener.projection.view.Arrivals;
import dev.screener.projection.view.CopyLags;
import dev.screener.projection.view.FilmOwners;
import dev.screener.projection.view.FilmRanking;
import dev.screener.projection.view.FilmShelf;
import dev.screener.projection.view.FollowCounts;
import dev.screener.projection.view.ProjectionSerdes;
import dev.screener.projection.view.ProjectionTopology;
import dev.screener.projection.view.SiegeShelf;
import dev.screener.projection.view.StreamsFilmOwners;
import dev.screener.projection.view.StreamsFilmReviews;
import dev.screener.projection.view.StreamsFilms;
import dev.screener.projection.view.StreamsSieges;
import dev.screener.projection.view.StreamsViewStores;
import dev.screener.projection.view.ViewStores;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** projection-service, running: the film view and its HTTP side. */
public final class ProjectionService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProjectionService.class);
  private static final String NO_KEY = "moderation.claims";

  private final Deque<AutoCloseable> running;
  private final CountDownLatch failed = new CountDownLatch(1);
  private final KafkaStreams streams;
  private final ReadServer server;
  private final ModerationReading reading;

  /**
   * @param running takes each part once it runs, also where a later one does not start
   */
  private ProjectionService(
      ProjectionSettings settings, AwaitedSchemas schemas, Deque<AutoCloseable> running) {
    this.running = running;
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Optional<Bearers> bearers = Bearers.start(settings.access(), Clock.systemUTC());
    bearers.ifPresent(
        known -> {
          running.push(known);
          known.bindTo(registry);
        });
    ExecutorService readers = Readers.start(settings.readerThreads());
    running.push(readers::shutdownNow);
    Arrivals arrivals = new Arrivals(readers, settings.maxWaitingReaders());
    FilmShelf shelf = new FilmShelf();
    FilmRanking ranking = new FilmRanking();
    SiegeShelf sieges = new SiegeShelf();
    EventFeed filmEvents = new EventFeed(settings.keptEvents());
    schemas.bindTo(registry);
    ProjectionSerdes serdes = ProjectionSerdes.with(schemas);

    ModerationReading moderation =
        new ModerationReading(
            settings.streams(),
            schemas,
            settings.secondsAJob(),
            settings.keptEvents(),
            Clock.systemUTC());
    running.push(moderation);
    reading = moderation;
    moderation.bindTo(registry);

    Properties properties = settings.streams().properties();
    settings
        .advertised()
        .ifPresent(address -> properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address));
    streams =
        new KafkaStreams(
            new ProjectionTopology(
                    settings.topics(), serdes, shelf, sieges, ranking, arrivals, filmEvents)
                .build(properties, moderation.readAlong()),
            properties);
    streams.setStateListener(
        (now, before) -> {
          if (now == KafkaStreams.State.RUNNING) {
            arrivals.viewIsReady();
          }
        });
    streams.setUncaughtExceptionHandler(new Restarts(failed::countDown));
    running.push(() -> streams.close(StreamsSettings.leaving()));
    StreamsMeters streamsMetrics = new StreamsMeters(streams);
    streamsMetrics.bindTo(registry);
    running.push(streamsMetrics);
    DeadLetters.counts(properties).bindTo(registry);
    StreamsHealth health = new StreamsHealth(streams);
    StreamsFigures figures = new StreamsFigures(streams, properties, health::isReady);
    figures.bindTo(registry);
    running.push(figures);
    ViewMeters.bind(registry, shelf, arrivals);

    int partitions = settings.topics().partitions();
    CopyLags copies = new CopyLags(streams);
    running.push(copies);
    FollowCounts countsOfAll =
        new FollowCounts(
            properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG),
            settings.streams().kafka(),
            ranking);
    running.push(countsOfAll);
    if (settings.advertised().isPresent()) {
      copies.start();
      countsOfAll.start();
    }
    ViewStores stores = new StreamsViewStores(streams, partitions, copies);
    ReadSide side =
        new ReadSide(
            new StreamsFilms(stores, serdes, shelf, ranking, arrivals),
            new StreamsFilmReviews(stores, serdes, arrivals),
            new StreamsSieges(stores, sieges),
            new ReadSide.Live(filmEvents, partitions, settings.maxListeners()),
            moderation.view(stores, new HttpCases(settings.moderationUrls()), claimKey(settings)),
            settings
                .advertised()
                .<FilmOwners>map(
                    address ->
                        new StreamsFilmOwners(
                            streams,
                            settings.topics().approved().name(),
                            partitions,
                            HostInfo.buildFromEndpoint(address)))
                .orElseGet(FilmOwners::alone),
            new ReadSide.Kept(arrivals.versions(), settings.keptAnswersMegabytes() * 1_048_576L),
            readers,
            settings.patience(),
            settings.ingestPublicUrl(),
            guests(settings),
            bearers,
            settings
                .sessionKey()
                .map(key -> new ModeratorSessions(HexFormat.of().parseHex(key), Clock.systemUTC())),
            health,
            registry);
    // What reads for the server waits for no schema, so the threads that do stay until it is gone.
    running.push(schemas::giveUp);
    server = ReadServer.start(settings.host(), settings.port(), settings.connections(), side);
    running.push(server);
  }

  /**
   * Checks the cluster's topics, then begins to load the view. Returns when the HTTP side listens;
   * {@code /health/ready} tells when the view is loaded.
   *
   * @throws RuntimeException when the cluster does not answer, its topics are not as declared, or
   *     the port is taken
   */
  public static ProjectionService start(ProjectionSettings settings) {
    settings.streams().requireTopics();
    AwaitedSchemas schemas =
        settings.streams().schemas(ModerationReading.written(settings.topics()));
    Deque<AutoCloseable> running = new ArrayDeque<>();
    running.push(schemas);
    ProjectionService service;
    try {
      service = new ProjectionService(settings, schemas, running);
      service.reading.start();
      service.streams.start();
    } catch (RuntimeException e) {
      closeAll(running);
      throw e;
    }
    LOG.info(
        "service.started name={} port={} partitions={}",
        ProjectionSettings.SERVICE,
        service.port(),
        settings.topics().partitions());
    return service;
  }

  /** The service's topology without the service, for whoever wants to know what it reads. */
  public static Topology described(TopicCatalogue topics, Properties streamsProperties) {
    return new ProjectionTopology(
            topics,
            ProjectionSerdes.with(WriterSchemas.none()),
            new FilmShelf(),
            new SiegeShelf(),
            new FilmRanking(),
            new Arrivals(Runnable::run, 1),
            new EventFeed(1))
        .build(streamsProperties, ModerationReading.described(topics));
  }

  public int port() {
    return server.port();
  }

  /** Whether the view is loaded. */
  public boolean isReady() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Returns only when the view has given up. */
  public void awaitFailure() throws InterruptedException {
    failed.await();
  }

  @Override
  public synchronized void close() {
    closeAll(running);
    LOG.info("service.stopped name={}", ProjectionSettings.SERVICE);
  }

  /** The newest first. */
  private static void closeAll(Deque<AutoCloseable> running) {
    while (!running.isEmpty()) {
      AutoCloseable part = running.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("service.stop.fault name={}", ProjectionSettings.SERVICE, e);
      }
    }
  }

  /** Without a key the names can be guessed from their hashes; these are kept for a day. */
  private static byte[] claimKey(ProjectionSettings settings) {
    return settings.sessionKey().map(HexFormat.of()::parseHex).orElse(NO_KEY.getBytes(UTF_8));
  }

  private static Optional<ReaderSessions> guests(ProjectionSettings settings) {
    return settings.guestReaders()
        ? settings
            .sessionKey()
            .map(key -> new ReaderSessions(HexFormat.of().parseHex(key), Clock.systemUTC()))
        : Optional.empty();
  }
}
