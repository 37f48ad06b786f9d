package dev.screener.projection;

import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.streams.BoundedRocksMemory;
import dev.screener.contracts.streams.DeadLetters;
import dev.screener.contracts.topics.TopicCatalogue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What projection-service needs to know, checked whole at start.
 *
 * @param kafka every {@code KAFKA_…} variable; these win over the service's own settings
 * @param commitIntervalMillis how long a transaction stays open
 * @param ingestPublicUrl where the pages send reviews, without a path
 * @param sessionKey under which reader sessions are signed, hex digits; shared with ingest
 * @param guestReaders whether anyone may write as a guest, for demonstrations
 * @param patience how long a read that names a write waits for it
 */
public record ProjectionSettings(
    Properties kafka,
    TopicCatalogue topics,
    String host,
    int port,
    Path stateDirectory,
    int streamThreads,
    int commitIntervalMillis,
    int standbyReplicas,
    URI ingestPublicUrl,
    Optional<String> sessionKey,
    boolean guestReaders,
    Duration patience,
    int readerThreads,
    int maxWaitingReaders) {

  public static final String SERVICE = "projection-service";

  private static final int MIN_SESSION_KEY_DIGITS = 64;

  /**
   * Reads the settings.
   *
   * @throws dev.screener.contracts.settings.ConfigurationException naming every fault
   */
  public static ProjectionSettings of(Map<String, String> environment) {
    Environment env = new Environment(environment);
    ProjectionSettings settings =
        new ProjectionSettings(
            env.kafka(),
            new TopicCatalogue(
                env.text("SCREENER_TOPIC_PREFIX", ""),
                env.integer("SCREENER_PARTITIONS", TopicCatalogue.DEFAULT_PARTITIONS, 1, 1_000)),
            env.text("HOST", "127.0.0.1"),
            env.integer("PORT", 8082, 0, 65_535),
            Path.of(env.text("STATE_DIR", "state/" + SERVICE)),
            env.integer("STREAM_THREADS", 2, 1, 64),
            env.integer("COMMIT_INTERVAL_MS", 25, 1, 60_000),
            env.integer("STANDBY_REPLICAS", 0, 0, 5),
            address(env, "INGEST_PUBLIC_URL", "http://127.0.0.1:8081"),
            env.optional("SCREENER_SESSION_KEY"),
            env.flag("GUEST_READERS", false),
            Duration.ofMillis(env.integer("SCREENER_AFTER_MAX_MS", 10_000, 0, 60_000)),
            env.integer("READER_THREADS", 8, 1, 256),
            env.integer("MAX_WAITING_READERS", 10_000, 1, 1_000_000));
    checkSessions(settings, env);
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

  private static URI address(Environment env, String key, String fallback) {
    String text = env.text(key, fallback);
    try {
      URI address = URI.create(text);
      if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
          && address.getAuthority() != null
          && (address.getPath().isEmpty() || address.getPath().equals("/"))) {
        return URI.create(address.getScheme() + "://" + address.getAuthority());
      }
    } catch (IllegalArgumentException garbage) {
      // Told below, with what it should look like.
    }
    env.fault(key + "=" + text + " is no address like https://reviews.example.org");
    return URI.create(fallback);
  }

  private static void checkSessions(ProjectionSettings settings, Environment env) {
    settings.sessionKey.ifPresent(
        key -> {
          if (!isKey(key)) {
            env.fault(
                "SCREENER_SESSION_KEY is not " + MIN_SESSION_KEY_DIGITS + " or more hex digits");
          }
        });
    if (settings.guestReaders && settings.sessionKey.isEmpty()) {
      env.fault("GUEST_READERS=true needs SCREENER_SESSION_KEY, which ingest is given too");
    }
  }

  private static boolean isKey(String key) {
    try {
      HexFormat.of().parseHex(key);
      return key.length() >= MIN_SESSION_KEY_DIGITS;
    } catch (IllegalArgumentException notHex) {
      return false;
    }
  }
}
