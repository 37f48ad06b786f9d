package dev.screener.moderation.author;

import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.line.DeskStore;
import dev.screener.moderation.line.Table;
import dev.screener.moderation.line.TableReader;
import dev.screener.moderation.record.AuthorHistory;
import dev.screener.moderation.record.AuthorReview;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** What the author desk keeps: two tables in one store, by author. */
final class AuthorStores {

  static final String AUTHOR_DESK = "author-desk";

  private static final char REVIEWS = 'r';
  private static final char HISTORIES = 'h';

  private final StoreBuilder<KeyValueStore<String, Object>> store;

  AuthorStores(WriterSchemas writerSchemas) {
    store =
        DeskStore.of(AUTHOR_DESK, writerSchemas, List.of(AuthorReview.class, AuthorHistory.class));
  }

  Set<StoreBuilder<?>> all() {
    return Set.of(store);
  }

  /**
   * authorId/filmId/reviewId to {@link AuthorReview}; about 80 bytes with its key. An entry lives
   * as long as the review, and 30 days of event time beyond its withdrawal.
   */
  static Table<AuthorReview> reviews(ProcessorContext<?, ?> context) {
    return Table.of(context, AUTHOR_DESK, REVIEWS);
  }

  /** The same from outside the stream. */
  static TableReader<AuthorReview> reviews(ReadOnlyKeyValueStore<String, Object> store) {
    return new TableReader<>(store, REVIEWS);
  }

  /**
   * authorId to {@link AuthorHistory}; about 40 bytes, 24 a submission of the last 30 days of event
   * time and 12 an older one, at most 4.9 KB. An entry is dropped when the author was silent for 30
   * days and no review stands.
   */
  static Table<AuthorHistory> histories(ProcessorContext<?, ?> context) {
    return Table.of(context, AUTHOR_DESK, HISTORIES);
  }

  static String key(String authorId, String filmId, String reviewId) {
    return authorId + '/' + Ids.reviewKey(filmId, reviewId);
  }
}
