package dev.screener.projection.moderation;

import dev.screener.contracts.event.JobClaim;
import dev.screener.contracts.event.JobEscalation;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.streams.StreamsSettings;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.projection.view.ReadAlong;
import dev.screener.projection.view.ViewStores;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The moderation view of a process: what the topology reads for it, what it reads beside, and the
 * claims that it writes.
 */
public final class ModerationReading implements AutoCloseable {

  private static final int MAX_BLOCK_MILLIS = 4_000;

  private final StreamsSettings settings;
  private final WriterSchemas schemas;
  private final Clock clock;
  private final ModerationShelves shelves;
  private final StatsShelf counts = new StatsShelf();
  private final FollowSince<ModerationStats> stats;
  private final FollowSince<ModeratorDecision> decisions;
  private final FollowSince<SiegeDecision> siegeDecisions;
  private final Producer<byte[], byte[]> producer;

  /**
   * Nothing is read or written yet.
   *
   * @param assumedSeconds that a job takes, as long as too few were measured
   * @param keptEvents for listeners that come back
   */
  public ModerationReading(
      StreamsSettings settings,
      WriterSchemas schemas,
      int assumedSeconds,
      int keptEvents,
      Clock clock) {
    this.settings = settings;
    this.schemas = schemas;
    this.clock = clock;
    this.shelves = ModerationShelves.of(assumedSeconds, keptEvents);
    this.stats =
        follow(
            settings.topics().stats(),
            ModerationStats.class,
            StatsShelf.KEPT,
            (told, at) -> counts.add(told, at, clock.millis()));
    this.decisions =
        follow(
            settings.topics().decisions(),
            ModeratorDecision.class,
            AuditShelf.KEPT,
            (told, at) -> shelves.audit().decided(told));
    this.siegeDecisions =
        follow(
            settings.topics().siegeDecisions(),
            SiegeDecision.class,
            AuditShelf.KEPT,
            (told, at) -> shelves.audit().decided(told));
    this.producer = producer(settings);
  }

  private <V extends SpecificRecord> FollowSince<V> follow(
      Topic<V> topic, Class<V> type, Duration since, ObjLongConsumer<V> learner) {
    return new FollowSince<>(
        topic.name(), AvroSerde.of(type, schemas), () -> consumer(settings), since, learner, clock);
  }

  /** Says how much is held and what could not be read. */
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("screener.moderation.jobs", shelves.queue(), queue -> queue.waiting().jobs())
        .description("Jobs that wait for a moderator")
        .register(registry);
    FunctionCounter.builder(
            "screener.moderation.unreadable", shelves.garbage(), LongAdder::doubleValue)
        .description("Records for the moderation view that could not be read; the old ones stayed")
        .register(registry);
  }

  /** The topics that are read beside the topology, by consumers of no group. */
  public static List<Topic<?>> readBeside(TopicCatalogue topics) {
    return List.of(topics.stats(), topics.decisions(), topics.siegeDecisions());
  }

  /** Where claims and escalations are written. */
  public static List<Topic<?>> written(TopicCatalogue topics) {
    return List.of(topics.claims(), topics.escalations());
  }

  /** What a topology reads for the moderation view, for whoever only wants to look at it. */
  public static ReadAlong described(TopicCatalogue topics) {
    return new ModerationTopology(topics, WriterSchemas.none(), ModerationShelves.of(1, 1));
  }

  /** What the topology is to read for it. */
  public ReadAlong readAlong() {
    return new ModerationTopology(settings.topics(), schemas, shelves);
  }

  /**
   * What may be asked, once the topology runs.
   *
   * @param claimKey under which moderators' names are hashed; the same on every instance
   */
  public ModerationView view(ViewStores stores, Cases cases, byte[] claimKey) {
    ModerationQueue queue = new StreamsQueue(stores, shelves.queue());
    HolderTokens tokens = new HolderTokens(claimKey);
    return new ModerationView(
        queue,
        new TopicJobClaims(
            shelves.claims(),
            AvroSerde.of(JobClaim.class, schemas),
            producer,
            settings.topics().claims().name(),
            tokens,
            clock),
        new TopicEscalations(
            shelves.queue(),
            AvroSerde.of(JobEscalation.class, schemas),
            producer,
            settings.topics().escalations().name(),
            tokens,
            clock),
        new StreamsCampaigns(stores, shelves.campaigns()),
        new CountedNumbers(counts, stats::isCaughtUp, queue, shelves.times(), clock),
        new StreamsPolicies(stores, shelves.policies(), clock),
        new StreamsPastVerdicts(stores),
        new StreamsFilmPast(stores),
        query -> shelves.audit().page(query, decisions.isCaughtUp() && siegeDecisions.isCaughtUp()),
        cases,
        shelves.events());
  }

  /**
   * Begins to read what is read beside the topology.
   *
   * @throws org.apache.kafka.common.KafkaException when the brokers do not answer
   */
  public void start() {
    SchemaTopic.publish(
        settings.topics().schemas(),
        producer,
        List.of(JobClaim.getClassSchema(), JobEscalation.getClassSchema()));
    stats.start();
    decisions.start();
    siegeDecisions.start();
  }

  @Override
  public void close() {
    stats.close();
    decisions.close();
    siegeDecisions.close();
    producer.close();
  }

  private static Consumer<byte[], byte[]> consumer(StreamsSettings settings) {
    Properties properties = new Properties();
    properties.putAll(settings.kafka());
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Producer<byte[], byte[]> producer(StreamsSettings settings) {
    Properties properties = new Properties();
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.putAll(settings.kafka());
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
