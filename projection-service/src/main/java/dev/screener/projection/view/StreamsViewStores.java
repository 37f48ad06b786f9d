package dev.screener.projection.view;

import dev.screener.contracts.topics.Partitioning;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of this process's Kafka Streams. */
public final class StreamsViewStores implements ViewStores {

  private final KafkaStreams streams;
  private final int partitions;

  /**
   * @param partitions of the topics by film
   */
  public StreamsViewStores(KafkaStreams streams, int partitions) {
    this.streams = streams;
    this.partitions = partitions;
  }

  @Override
  public ReadOnlyKeyValueStore<Bytes, byte[]> ofFilm(String store, String filmId) {
    return find(parameters(store).withPartition(Partitioning.ofKey(filmId, partitions)));
  }

  @Override
  public ReadOnlyKeyValueStore<Bytes, byte[]> global(String store) {
    return find(parameters(store));
  }

  private static StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> parameters(
      String store) {
    return StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.keyValueStore());
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> find(
      StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> parameters) {
    try {
      return streams.store(parameters);
    } catch (InvalidStateStoreException e) {
      throw new ViewNotReadyException(parameters.storeName() + " is not here yet", e);
    }
  }
}
