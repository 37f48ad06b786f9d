package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The store {@link ProjectionStores#REVIEWS} in terms of rows, and {@link
 * ProjectionStores#FILM_HIDDEN}, which follows from what becomes of them.
 */
record ReviewRows(KeyValueStore<Bytes, byte[]> store, KeyValueStore<Bytes, byte[]> hidden) {

  static ReviewRows of(ProcessorContext<?, ?> context) {
    return new ReviewRows(
        context.getStateStore(ProjectionStores.REVIEWS),
        context.getStateStore(ProjectionStores.FILM_HIDDEN));
  }

  ReviewRow get(ReviewAddress address) {
    return ReviewRowCodec.decode(store.get(key(address)));
  }

  /**
   * Puts a row.
   *
   * @param before as it was got
   * @return whether its film's hidden reviews amount to something else now
   */
  boolean put(ReviewAddress address, ReviewRow before, ReviewRow row) {
    if (row.isEmpty()) {
      store.delete(key(address));
    } else {
      store.put(key(address), ReviewRowCodec.encode(row));
    }
    FilmHidden.One from = before.hidden();
    FilmHidden.One to = row.hidden();
    if (from == null ? to == null : from.equals(to)) {
      return false;
    }
    count(address.filmId(), from, to);
    return true;
  }

  private void count(String filmId, FilmHidden.@Nullable One from, FilmHidden.@Nullable One to) {
    Bytes film = Bytes.wrap(filmId.getBytes(US_ASCII));
    FilmHidden now = FilmHiddenCodec.decode(hidden.get(film)).moved(from, to);
    if (now.isEmpty()) {
      hidden.delete(film);
    } else {
      hidden.put(film, FilmHiddenCodec.encode(now));
    }
  }

  private static Bytes key(ReviewAddress address) {
    return ReviewKeys.byReview(address.filmId(), address.reviewId());
  }
}
