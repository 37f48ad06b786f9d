package dev.screener.projection.view;

import dev.screener.projection.view.ReviewKeys.Kind;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A range of the film view, read in one direction.
 *
 * @param from, to both included, as Kafka's stores have it
 * @param without the key in that range that was already given, if there is one
 */
record ReviewScan(Kind kind, Bytes from, Bytes to, boolean descends, @Nullable Bytes without) {

  /** The ranges that make up the rest of the list, one after the other. */
  static List<ReviewScan> of(ReviewQuery query) {
    String filmId = query.filmId();
    ReviewCursor after = query.after();
    Integer rating = query.rating();
    boolean descends = query.sort().descends();
    if (rating != null) {
      return List.of(
          rest(
              Kind.BY_RATING,
              ReviewKeys.firstOfRating(filmId, rating),
              ReviewKeys.firstOfRating(filmId, rating + 1),
              descends,
              after == null ? null : ratingKey(filmId, after)));
    }
    return switch (query.sort()) {
      case NEWEST, OLDEST -> List.of(byTime(filmId, descends, after));
      case HIGHEST ->
          List.of(
              rest(
                  Kind.BY_RATING,
                  ReviewKeys.first(Kind.BY_RATING, filmId),
                  ReviewKeys.end(Kind.BY_RATING, filmId),
                  true,
                  after == null ? null : ratingKey(filmId, after)));
      case LOWEST -> lowest(filmId, after);
    };
  }

  KeyValueIterator<Bytes, byte[]> open(ReadOnlyKeyValueStore<Bytes, byte[]> in) {
    return descends ? in.reverseRange(from, to) : in.range(from, to);
  }

  private static ReviewScan byTime(String filmId, boolean descends, @Nullable ReviewCursor after) {
    return rest(
        Kind.BY_TIME,
        ReviewKeys.first(Kind.BY_TIME, filmId),
        ReviewKeys.end(Kind.BY_TIME, filmId),
        descends,
        after == null ? null : ReviewKeys.byTime(filmId, after.time(), after.reviewId()));
  }

  /** Unrated reviews have the least keys but come last: no rating is not the lowest. */
  private static List<ReviewScan> lowest(String filmId, @Nullable ReviewCursor after) {
    Bytes unrated = ReviewKeys.firstOfRating(filmId, 0);
    Bytes rated = ReviewKeys.firstOfRating(filmId, 1);
    Bytes end = ReviewKeys.end(Kind.BY_RATING, filmId);
    Kind kind = Kind.BY_RATING;
    Bytes last = after == null ? null : ratingKey(filmId, after);
    if (after != null && after.rating() == 0) {
      return List.of(rest(kind, unrated, rated, false, last));
    }
    return List.of(rest(kind, rated, end, false, last), rest(kind, unrated, rated, false, null));
  }

  private static ReviewScan rest(
      Kind kind, Bytes from, Bytes to, boolean descends, @Nullable Bytes last) {
    if (last == null) {
      return new ReviewScan(kind, from, to, descends, null);
    }
    return descends
        ? new ReviewScan(kind, from, last, true, last)
        : new ReviewScan(kind, last, to, false, last);
  }

  private static Bytes ratingKey(String filmId, ReviewCursor after) {
    return ReviewKeys.byRating(filmId, after.rating(), after.time(), after.reviewId());
  }
}
