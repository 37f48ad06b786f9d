package dev.screener.contracts.streams;

import dev.screener.contracts.serde.AwaitedSchemas;
import dev.screener.contracts.serde.RegistrySettings;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.contracts.topics.TopicSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What a Kafka Streams service needs to know of its cluster and its state.
 *
 * @param kafka every {@code KAFKA_…} variable; these win over the settings made here
 * @param service its name, by which its group, transactions and internal topics go
 * @param commitIntervalMillis how long a transaction stays open: latency against throughput
 * @param schemaRegistry by which records are written and read, if there is one
 */
public record StreamsSettings(
    Properties kafka,
    TopicCatalogue topics,
    String service,
    Path stateDirectory,
    int streamThreads,
    int commitIntervalMillis,
    int standbyReplicas,
    Optional<RegistrySettings> schemaRegistry) {

  private static final Duration CLOSE = Duration.ofSeconds(20);

  /** What a service is to be good at, {@code TUNED_FOR}. */
  private enum Aim {
    /** A verdict is seen soon: short transactions. */
    LATENCY(25),
    /** A backlog is worked off at the least cost: each transaction bears more. */
    THROUGHPUT(200);

    private final int commitIntervalMillis;

    Aim(int commitIntervalMillis) {
      this.commitIntervalMillis = commitIntervalMillis;
    }
  }

  /** Reads the settings; faults are gathered in {@code env}. */
  public static StreamsSettings of(Environment env, String service) {
    Aim aim = env.choice("TUNED_FOR", Aim.LATENCY);
    return new StreamsSettings(
        env.kafka(),
        new TopicCatalogue(
            env.text("SCREENER_TOPIC_PREFIX", ""),
            env.integer(
                "SCREENER_PARTITIONS",
                TopicCatalogue.DEFAULT_PARTITIONS,
                1,
                TopicCatalogue.MOST_PARTITIONS)),
        service,
        Path.of(env.text("STATE_DIR", "state/" + service)),
        env.integer("STREAM_THREADS", 2, 1, 64),
        env.integer("COMMIT_INTERVAL_MS", aim.commitIntervalMillis, 1, 60_000),
        env.integer("STANDBY_REPLICAS", 0, 0, 5),
        RegistrySettings.of(env));
  }

  /**
   * The settings of Kafka Streams. Tests of a topology use them too, so that both drive the same
   * thing.
   */
  public Properties properties() {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.prefix() + service);
    streams.put(StreamsConfig.CLIENT_ID_CONFIG, service);
    streams.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    streams.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitIntervalMillis);
    streams.put(StreamsConfig.POLL_MS_CONFIG, 10);
    // No desk and no view relies on the order of records in different topics, so none waits for it.
    streams.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, streamThreads);
    streams.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
    // Most keys are touched once, so a cache would only be copied through.
    streams.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    streams.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksMemory.class);
    streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    streams.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    // What was erased lies on in a segment until that is closed.
    streams.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_MS_CONFIG), 86_400_000);
    streams.putAll(DeadLetters.settings(topics));
    streams.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTime.class);
    streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    // After a crash the partitions wait for as long as this.
    streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
    // A commit every few milliseconds over many partitions makes batches of a record or two: a
    // compressor's buffers cost more there than they save.
    streams.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "none");
    // Nobody reads a record before its transaction ends, and that end sends what is left: to send
    // a batch before it is full would only make more of them.
    streams.put(
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), commitIntervalMillis);
    // Once one batch is full, the producer sends with it what every other partition has got so far:
    // with Kafka's 16 KB, some twenty reviews, a transaction became four batches a partition.
    streams.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 * 1024);
    streams.putAll(kafka);
    return streams;
  }

  /**
   * Refuses a cluster whose topics are not as declared.
   *
   * @throws IllegalStateException naming what differs
   */
  public void requireTopics() {
    try (Admin admin = Admin.create(kafka)) {
      new TopicSetup(admin, topics).requireAsDeclared();
    }
  }

  /**
   * The schemas of other writers, once those of what this service writes are where readers look for
   * them; the caller closes it.
   *
   * @param written topics onto which the service writes events
   * @throws dev.screener.contracts.serde.SchemaUnavailableException when there is a registry that
   *     does not answer in time
   * @throws IllegalStateException when it refuses a schema
   */
  public AwaitedSchemas schemas(List<Topic<?>> written) {
    return new AwaitedSchemas(
        new SchemaTopic(
            topics.schemas(),
            this::bytesConsumer,
            RegistrySettings.connect(schemaRegistry, written, topics.all())));
  }

  /**
   * How to close: with a goodbye to the group, so that a start soon after need not wait until it is
   * missed.
   */
  public static CloseOptions leaving() {
    return CloseOptions.timeout(CLOSE)
        .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
  }

  private Consumer<byte[], byte[]> bytesConsumer() {
    return new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
