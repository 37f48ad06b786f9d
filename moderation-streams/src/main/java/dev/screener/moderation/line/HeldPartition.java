package dev.screener.moderation.line;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The one partition of a store in which a key lies. Asked for all that this instance holds, Kafka
 * Streams leaves out partitions that are just moved or restored, and what lies there would pass for
 * what there never was.
 */
public final class HeldPartition {

  private HeldPartition() {}

  /**
   * The partition's entries.
   *
   * @param partition in which the key lies
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the partition is not
   *     here, also when it is read
   */
  public static <V> ReadOnlyKeyValueStore<String, V> of(
      KafkaStreams streams, String store, int partition) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<String, V>keyValueStore())
            .withPartition(partition));
  }
}
