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
  private final CopyLags copies;

  /**
   * @param partitions of the topics by film
   * @param copies how far the copies are behind that are kept here for other instances
   */
  public StreamsViewStores(KafkaStreams streams, int partitions, CopyLags copies) {
    this.streams = streams;
    this.copies = copies;
    this.partitions = partitions;
  }

  @Override
  public ReadOnlyKeyValueStore<Bytes, byte[]> ofFilm(String store, String filmId) {
    int partition = Partitioning.ofKey(filmId, partitions);
    if (!StaleReads.isUsed()) {
      return find(parameters(store).withPartition(partition));
    }
    if (!copies.isNear(store, partition)) {
      throw new ViewNotReadyException("no copy of " + store + " here is near its owner's");
    }
    return find(parameters(store).withPartition(partition).enableStaleStores());
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
