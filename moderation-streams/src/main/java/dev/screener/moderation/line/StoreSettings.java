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

  private static final Map<String, String> CHANGELOG =
      Map.of(
          // An erased review must be gone from the changelog within a day.
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(Duration.ofHours(24).toMillis()));

  private StoreSettings() {}

  /** A store of the desks. */
  public static <K, V> StoreBuilder<KeyValueStore<K, V>> persistent(
      String name, Serde<K> keys, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
        .withCachingDisabled()
        .withLoggingEnabled(CHANGELOG);
  }
}
