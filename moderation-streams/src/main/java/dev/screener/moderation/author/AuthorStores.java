package dev.screener.moderation.author;

import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.line.StoreSettings;
import dev.screener.moderation.record.AuthorHistory;
import dev.screener.moderation.record.AuthorReview;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The author desk's stores. */
final class AuthorStores {

  /**
   * authorId/filmId/reviewId to {@link AuthorReview}; about 80 bytes with its key. An entry lives
   * as long as the review, and 30 days of event time beyond its withdrawal.
   */
  static final String AUTHOR_REVIEWS = "author-reviews";

  /**
   * authorId to {@link AuthorHistory}; about 40 bytes, 24 a submission of the last 30 days of event
   * time and 12 an older one, at most 4.9 KB. An entry is dropped when the author was silent for 30
   * days and no review stands.
   */
  static final String AUTHOR_HISTORY = "author-history";

  private final StoreBuilder<KeyValueStore<String, AuthorReview>> reviews;
  private final StoreBuilder<KeyValueStore<String, AuthorHistory>> history;

  AuthorStores(WriterSchemas writerSchemas) {
    reviews =
        StoreSettings.persistent(
            AUTHOR_REVIEWS, Serdes.String(), AvroSerde.of(AuthorReview.class, writerSchemas));
    history =
        StoreSettings.persistent(
            AUTHOR_HISTORY, Serdes.String(), AvroSerde.of(AuthorHistory.class, writerSchemas));
  }

  Set<StoreBuilder<?>> all() {
    return Set.of(reviews, history);
  }

  static String key(String authorId, String filmId, String reviewId) {
    return authorId + '/' + Ids.reviewKey(filmId, reviewId);
  }
}
