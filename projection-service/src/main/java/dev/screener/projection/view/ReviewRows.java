package dev.screener.projection.view;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rows of the film view, and what of a film is hidden, which follows from them. */
record ReviewRows(KeyValueStore<Bytes, byte[]> view) {

  static ReviewRows of(ProcessorContext<?, ?> context) {
    return new ReviewRows(context.getStateStore(ProjectionStores.FILM_VIEW));
  }

  ReviewRow get(ReviewAddress address) {
    return ReviewRowCodec.decode(view.get(key(address)));
  }

  /**
   * Puts a row.
   *
   * @param before as it was got
   * @return whether its film's hidden reviews amount to something else now
   */
  boolean put(ReviewAddress address, ReviewRow before, ReviewRow row) {
    if (row.isEmpty()) {
      view.delete(key(address));
    } else {
      view.put(key(address), ReviewRowCodec.encode(row));
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
    Bytes film = ReviewKeys.hidden(filmId);
    FilmHidden now = FilmHiddenCodec.decode(view.get(film)).moved(from, to);
    if (now.isEmpty()) {
      view.delete(film);
    } else {
      view.put(film, FilmHiddenCodec.encode(now));
    }
  }

  private static Bytes key(ReviewAddress address) {
    return ReviewKeys.byReview(address.filmId(), address.reviewId());
  }
}
