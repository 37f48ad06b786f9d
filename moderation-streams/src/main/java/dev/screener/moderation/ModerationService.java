package dev.screener.moderation;

import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReportSettled;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.serde.AwaitedSchemas;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.streams.DeadLetters;
import dev.screener.contracts.streams.Restarts;
import dev.screener.contracts.streams.StreamsFigures;
import dev.screener.contracts.streams.StreamsMeters;
import dev.screener.contracts.streams.StreamsSettings;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.moderation.author.AuthorDesk;
import dev.screener.moderation.author.AuthorReader;
import dev.screener.moderation.campaign.CampaignDesk;
import dev.screener.moderation.cases.Audit;
import dev.screener.moderation.cases.CampaignReader;
import dev.screener.moderation.cases.CaseDesk;
import dev.screener.moderation.cases.CaseReader;
import dev.screener.moderation.cases.RecentCases;
import dev.screener.moderation.films.Films;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.policies.Rejudging;
import dev.screener.moderation.query.CaseQueries;
import dev.screener.moderation.query.HistoryQueries;
import dev.screener.moderation.record.AuthorHistory;
import dev.screener.moderation.record.AuthorReview;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.CampaignFile;
import dev.screener.moderation.record.CampaignStanding;
import dev.screener.moderation.record.CampaignWord;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.CaseTimer;
import dev.screener.moderation.record.ClusterNews;
import dev.screener.moderation.record.FilmPulse;
import dev.screener.moderation.record.ReporterReport;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.moderation.record.SiegeFile;
import dev.screener.moderation.record.TemplateCluster;
import dev.screener.moderation.record.WeighedReport;
import dev.screener.moderation.reporter.ReporterDesk;
import dev.screener.moderation.siege.SiegeDesk;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** moderation-streams, running: the topology, and a status port for health and metrics. */
public final class ModerationService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ModerationService.class);

  /** A new policy is tried on so many before it is published. */
  private static final int RECENT_CASES = 10_000;

  private final Deque<AutoCloseable> running;
  private final KafkaStreams streams;
  private final StatusServer status;
  private final CountDownLatch failed = new CountDownLatch(1);

  /**
   * @param running takes each part once it runs, also where a later one does not start
   */
  private ModerationService(ModerationSettings settings, Deque<AutoCloseable> running) {
    this.running = running;
    Bearers bearers = Bearers.start(settings.access(), Clock.systemUTC()).orElse(null);
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    if (bearers != null) {
      running.push(bearers);
      bearers.bindTo(registry);
    }
    settings.streams().requireTopics();
    publishSchemas(settings);
    AwaitedSchemas schemas = settings.streams().schemas(written(settings.topics()));
    running.push(schemas);
    schemas.bindTo(registry);
    Properties properties = settings.streams().properties();
    PolicyTimeline policies = PolicyTimeline.builtIn(settings.policyOverlay().orElse(null));
    ModelTimeline models = ModelTimeline.builtIn();
    Rejudging rejudging = new Rejudging();
    RecentCases recent = new RecentCases(RECENT_CASES, settings.topics().partitions());
    if (settings.port() > 0) {
      properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.advertised());
    }
    streams =
        new KafkaStreams(
            topology(
                    settings,
                    schemas,
                    policies,
                    models,
                    rejudging,
                    recent,
                    new ModerationMeters(registry))
                .build(properties),
            properties);
    running.push(this::closeStreams);
    running.push(schemas::giveUp);
    CaseReader cases =
        new CaseReader(streams, schemas, policies, recent, models, settings.topics().partitions());
    CaseQueries queries =
        new CaseQueries(
            cases,
            policies,
            models,
            rejudging,
            new HistoryQueries(
                cases,
                new AuthorReader(streams, settings.topics().partitions()),
                new CampaignReader(streams),
                bearers,
                settings.advertised()),
            bearers,
            settings.advertised(),
            Clock.systemUTC());
    StreamsMeters metrics = new StreamsMeters(streams);
    metrics.bindTo(registry);
    running.push(metrics);
    DeadLetters.counts(properties).bindTo(registry);
    StreamsFigures figures = new StreamsFigures(streams, properties, this::isReady);
    figures.bindTo(registry);
    running.push(figures);
    status =
        StatusServer.start(
            settings.host(), settings.port(), settings.connections(), streams, queries, registry);
    running.push(status);
    streams.setUncaughtExceptionHandler(new Restarts(failed::countDown));
  }

  /**
   * Checks the cluster's topics, publishes the schemas and starts the topology. Where it fails it
   * leaves nothing running.
   *
   * @throws RuntimeException when the cluster does not answer, or its topics are not as declared
   */
  public static ModerationService start(ModerationSettings settings) {
    Deque<AutoCloseable> running = new ArrayDeque<>();
    ModerationService service;
    try {
      service = new ModerationService(settings, running);
      service.streams.start();
    } catch (RuntimeException e) {
      closeAll(running);
      throw e;
    }
    LOG.info(
        "service.started name={} port={} partitions={}",
        ModerationSettings.SERVICE,
        service.port(),
        settings.topics().partitions());
    return service;
  }

  /** The desks, wired; also what the tests of the topology drive. */
  static ModerationTopology topology(
      ModerationSettings settings,
      WriterSchemas writerSchemas,
      PolicyTimeline policies,
      ModelTimeline models,
      Rejudging rejudging,
      RecentCases recent,
      ModerationMeters meters) {
    Films films = new Films(writerSchemas);
    Audit audit = settings.auditKey().map(Audit::keyed).orElseGet(Audit::off);
    return new ModerationTopology(
        settings.topics(),
        writerSchemas,
        new ModerationTopology.Desks(
            new AuthorDesk(writerSchemas, models, films, meters),
            new CampaignDesk(writerSchemas, settings.topics().partitions(), meters),
            new ReporterDesk(writerSchemas),
            new SiegeDesk(writerSchemas, films, films::title),
            new CaseDesk(
                writerSchemas,
                policies,
                rejudging,
                recent,
                audit,
                films,
                settings.oldTextStays(),
                meters)),
        policies,
        models,
        films,
        meters);
  }

  public int port() {
    return status.port();
  }

  /** Whether the topology runs and its stores are restored. */
  public boolean isReady() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Returns only when the topology has given up. */
  public void awaitFailure() throws InterruptedException {
    failed.await();
  }

  @Override
  public synchronized void close() {
    closeAll(running);
    LOG.info("service.stopped name={}", ModerationSettings.SERVICE);
  }

  /** The newest first. */
  private static void closeAll(Deque<AutoCloseable> running) {
    while (!running.isEmpty()) {
      AutoCloseable part = running.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("service.stop.fault name={}", ModerationSettings.SERVICE, e);
      }
    }
  }

  private void closeStreams() {
    boolean closed = streams.close(StreamsSettings.leaving());
    LOG.info("streams.closed name={} clean={}", ModerationSettings.SERVICE, closed);
  }

  /** Where events are written that others read. */
  private static List<Topic<?>> written(TopicCatalogue topics) {
    return List.of(
        topics.verdicts(),
        topics.approved(),
        topics.queue(),
        topics.campaigns(),
        topics.sieges(),
        topics.siegeFiles(),
        topics.stats(),
        topics.standing(),
        topics.reportersStanding(),
        topics.policies());
  }

  private static void publishSchemas(ModerationSettings settings) {
    List<Schema> written =
        List.of(
            ReviewVerdict.getClassSchema(),
            ApprovedReview.getClassSchema(),
            QueuedJob.getClassSchema(),
            StandingChange.getClassSchema(),
            ScreenedReview.getClassSchema(),
            TemplateCluster.getClassSchema(),
            ClusterNews.getClassSchema(),
            CampaignEvidence.getClassSchema(),
            CampaignWord.getClassSchema(),
            CampaignFile.getClassSchema(),
            CampaignStanding.getClassSchema(),
            Campaign.getClassSchema(),
            CampaignDecision.getClassSchema(),
            AuthorReview.getClassSchema(),
            AuthorHistory.getClassSchema(),
            CaseRecord.getClassSchema(),
            CaseTimer.getClassSchema(),
            FilmPulse.getClassSchema(),
            FilmSiege.getClassSchema(),
            SiegeFile.getClassSchema(),
            SiegeDecision.getClassSchema(),
            ReviewSubmission.getClassSchema(),
            ReviewReport.getClassSchema(),
            WeighedReport.getClassSchema(),
            ReporterReport.getClassSchema(),
            ReportSettled.getClassSchema(),
            PublishedPolicy.getClassSchema(),
            ModerationStats.getClassSchema());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            settings.streams().kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      SchemaTopic.publish(settings.topics().schemas(), producer, written);
    }
  }
}
