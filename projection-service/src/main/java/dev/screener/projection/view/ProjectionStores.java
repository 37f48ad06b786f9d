package dev.screener.projection.view;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stores of the film view. All hold plain bytes, so that keys sort as {@link ReviewKeys} says
 * and values stay flat; those by film are partitioned as the topics they come from.
 */
final class ProjectionStores {

  /**
   * What is known of a film's reviews, under the keys of {@link ReviewKeys}: about 35 bytes a
   * review ever judged, the text's length and about 100 bytes a shown one and a key more by its
   * rating, about 40 bytes a film with hidden ones. One store for all, and so one changelog: what a
   * review changes is a record after the other there, not one in each of four topics, which a
   * transaction would have to end one by one.
   *
   * <p>A review's row is removed when its author is erased; of one that is rejected or withdrawn
   * the verdict stays, for its author to read. The others are removed when the review is no longer
   * shown, and with a film's last hidden review.
   */
  static final String FILM_VIEW = "film-view";

  /**
   * The film's id to {@link FilmCounts}. About 25 bytes. One for each film with shown reviews;
   * removed with the last of them. On its own: every instance reads its changelog, for the order of
   * films ({@link FollowCounts}).
   */
  static final String FILM_COUNTS = "film-counts";

  /**
   * Global: the film's id to the {@code Film}, Avro as it came; in memory, about 1 KB. One for each
   * film of the catalogue; removed by a tombstone. Read anew from the topic at each start, so that
   * the positions that write tokens name are known.
   */
  static final String FILMS = "films";

  /**
   * Global and empty: what {@link KeepSieges} reads it keeps in {@link SiegeShelf}. Whether the
   * store can be asked tells whether all was read.
   */
  static final String SIEGES = "sieges";

  private ProjectionStores() {}

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> onDisk(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        // A key is touched once: a cache would cost more than it saves.
        .withCachingDisabled();
  }

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> inMemory(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        // The topic itself is what it is read from.
        .withLoggingDisabled();
  }
}
