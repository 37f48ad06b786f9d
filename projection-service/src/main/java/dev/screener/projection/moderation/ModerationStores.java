package dev.screener.projection.moderation;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stores of the moderation view. The global ones are empty: what is read for them is kept in
 * shelves, and whether the store can be asked tells whether all was read.
 */
final class ModerationStores {

  /**
   * {@code filmId/reviewId} to {@link PastVerdictsCodec}, by film. About 100 bytes a verdict, at
   * most {@value KeepPastVerdicts#MOST} of a review; none for a review that was approved at once
   * and never spoken of again. Removed when the author is erased; else it stays as long as where
   * the review stands.
   */
  static final String PAST_VERDICTS = "past-verdicts";

  /**
   * The film's id to {@link FilmPastCodec}. About 80 bytes a verdict, at most {@value
   * KeepFilmPast#MOST} a film, none for a film whose reviews were all approved at once. A verdict
   * goes when its review is withdrawn or erased, when newer ones push it out, and after 30 days of
   * event time.
   */
  static final String FILM_PAST = "film-past";

  static final String ESCALATIONS = "moderation-escalations";
  static final String QUEUE = "moderation-queue";
  static final String CLAIMS = "moderation-claims";
  static final String CAMPAIGNS = "moderation-campaigns";
  static final String CAMPAIGN_DECISIONS = "moderation-campaign-decisions";
  static final String POLICIES = "moderation-policies";

  private ModerationStores() {}

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> pastVerdicts() {
    return onDisk(PAST_VERDICTS);
  }

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> filmPast() {
    return onDisk(FILM_PAST);
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> onDisk(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled();
  }

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> empty(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        // The topic itself is what it is read from.
        .withLoggingDisabled();
  }
}
