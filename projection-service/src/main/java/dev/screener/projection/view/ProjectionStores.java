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
   * {@link ReviewKeys#byReview} to {@link ReviewRow}. About 35 bytes an entry and its key (film id,
   * review id). One for each review ever judged. Removed when its author is erased; of a review
   * that is rejected or withdrawn the verdict stays, for its author to read.
   */
  static final String REVIEWS = "reviews";

  /**
   * {@link ReviewKeys#byTime} to the {@code ApprovedReview}, Avro. The text's length and about 100
   * bytes. One for each shown review; removed when it is no longer shown.
   */
  static final String BY_TIME = "reviews-by-time";

  /**
   * {@link ReviewKeys#byRating} to nothing (an empty value). The key's length. One for each shown
   * review; removed when it is no longer shown.
   */
  static final String BY_RATING = "reviews-by-rating";

  /**
   * The film's id to {@link FilmCounts}. About 25 bytes. One for each film with shown reviews;
   * removed with the last of them.
   */
  static final String FILM_COUNTS = "film-counts";

  /**
   * The film's id to {@link FilmHidden}. About 40 bytes. One for each film of which a review is
   * held or rejected; removed with the last of them.
   */
  static final String FILM_HIDDEN = "film-hidden";

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
