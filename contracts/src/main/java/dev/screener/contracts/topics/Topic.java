package dev.screener.contracts.topics;

import dev.screener.contracts.event.PublishedModel;
import dev.screener.contracts.event.PublishedPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * One topic: what it is called on the cluster, what lies on it, and how it is kept.
 *
 * @param name as on the cluster, prefix included
 * @param key what the key is, in words
 * @param value the Avro class of its values, or null where they are plain text or bytes as they
 *     came
 * @param partitions how many; never changes once the topic holds records
 * @param retention how long a record, or a tombstone, is kept at least
 * @param owner the service that writes it
 */
public record Topic<V extends SpecificRecord>(
    String name,
    String key,
    @Nullable Class<V> value,
    int partitions,
    Cleanup cleanup,
    Duration retention,
    String owner,
    boolean input) {

  /**
   * The largest record of a published model, in bytes: a model may have 8 MiB, zipped or not, and
   * its card a megabyte. A producer of one needs a {@code max.request.size} as large; consumers and
   * replicas take a first record of any size.
   */
  public static final int LARGEST_MODEL = 12 * 1024 * 1024;

  /** Whether old records go by age, or by a newer one of the same key. */
  public enum Cleanup {
    DELETE,
    COMPACT
  }

  /** Whether its values are Avro. */
  public boolean isOfAvro() {
    return value != null;
  }

  /** The Avro class of the values; only for topics that have one. */
  public Class<V> valueClass() {
    return Objects.requireNonNull(value, () -> name + " holds no Avro values");
  }

  /** The topic for records of this one that could not be read. */
  public String deadLetters() {
    return name + ".dlq";
  }

  /** The settings that the cluster should have for this topic. */
  public Map<String, String> configs() {
    Map<String, String> configs = new LinkedHashMap<>();
    if (cleanup == Cleanup.COMPACT) {
      configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      configs.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(retention));
      // An erased review must be gone from a compacted topic within a day.
      configs.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(Duration.ofHours(24)));
    } else {
      configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
      configs.put(TopicConfig.RETENTION_MS_CONFIG, millis(retention));
      configs.put(TopicConfig.SEGMENT_MS_CONFIG, millis(Duration.ofDays(1)));
    }
    if (value == PublishedPolicy.class) {
      // A policy may hold long lists of words; brokers otherwise take a megabyte.
      configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(5 * 1024 * 1024));
    }
    if (value == PublishedModel.class) {
      configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_MODEL));
    }
    if (input) {
      // A record from the future would expire every event-time window early.
      configs.put(
          TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, millis(Duration.ofSeconds(60)));
    }
    return configs;
  }

  NewTopic toCreate(short replication) {
    return new NewTopic(name, partitions, replication).configs(configs());
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
