package dev.screener.moderation;

import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.streams.BoundedRocksMemory;
import dev.screener.contracts.streams.DeadLetters;
import dev.screener.contracts.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What moderation-streams needs to know, checked whole at start.
 *
 * @param kafka every {@code KAFKA_…} variable; these win over the service's own settings
 * @param commitIntervalMillis how long a transaction stays open: latency against throughput
 */
public record ModerationSettings(
    Properties kafka,
    TopicCatalogue topics,
    String host,
    int port,
    Path stateDirectory,
    int streamThreads,
    int commitIntervalMillis,
    int standbyReplicas) {

  public static final String SERVICE = "moderation-streams";

  private static final int DEFAULT_PORT = 8083;
  private static final int MAX_PORT = 65_535;

  /**
   * Reads the settings.
   *
   * @throws dev.screener.contracts.settings.ConfigurationException naming every fault
   */
  public static ModerationSettings of(Map<String, String> environment) {
    Environment env = new Environment(environment);
    ModerationSettings settings =
        new ModerationSettings(
            env.kafka(),
            new TopicCatalogue(
                env.text("SCREENER_TOPIC_PREFIX", ""),
                env.integer("SCREENER_PARTITIONS", TopicCatalogue.DEFAULT_PARTITIONS, 1, 1_000)),
            env.text("HOST", "127.0.0.1"),
            env.integer("PORT", DEFAULT_PORT, 0, MAX_PORT),
            Path.of(env.text("STATE_DIR", "state/" + SERVICE)),
            env.integer("STREAM_THREADS", 2, 1, 64),
            env.integer("COMMIT_INTERVAL_MS", 25, 1, 60_000),
            env.integer("STANDBY_REPLICAS", 0, 0, 5));
    env.requireSound();
    return settings;
  }

  /**
   * The settings of Kafka Streams. Tests of the topology use them too, so that both drive the same
   * thing.
   */
  public Properties streamsProperties() {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.prefix() + SERVICE);
    streams.put(StreamsConfig.CLIENT_ID_CONFIG, SERVICE);
    streams.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    streams.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitIntervalMillis);
    streams.put(StreamsConfig.POLL_MS_CONFIG, 10);
    streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, streamThreads);
    streams.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
    // Most keys are touched once, so a cache would only be copied through.
    streams.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    streams.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksMemory.class);
    streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    streams.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    streams.putAll(DeadLetters.settings(topics));
    streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    // After a crash the partitions wait for as long as this.
    streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
    streams.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    streams.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    streams.putAll(kafka);
    return streams;
  }
}
