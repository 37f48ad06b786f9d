package dev.screener.moderation.line;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** How every store is kept: on disk, logged, without a cache (most keys are touched once). */
public final class StoreSettings {

  private static final String HALF_A_DAY = Long.toString(Duration.ofHours(12).toMillis());

  private static final Map<String, String> CHANGELOG =
      Map.of(
          // Within a day an erased review must be gone from the changelog, and so must the
          // tombstone,
          // whose key may name the person: half a day until it is compacted, half a day thereafter.
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, HALF_A_DAY,
          TopicConfig.DELETE_RETENTION_MS_CONFIG, HALF_A_DAY);

  private StoreSettings() {}

  /** A store of the desks. */
  public static <K, V> StoreBuilder<KeyValueStore<K, V>> persistent(
      String name, Serde<K> keys, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
        .withCachingDisabled()
        .withLoggingEnabled(CHANGELOG);
  }
}
