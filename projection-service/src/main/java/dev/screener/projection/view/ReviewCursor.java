package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.topics.Ids;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of reviews ended: the sort values and the id of its last review. The next page
 * begins after them, whether or not that review is still there, so that pages neither repeat nor
 * skip. Belongs to one order and one filter.
 *
 * @param filter the rating that was asked for, or null
 * @param rating of the last review, 0 where it has none
 * @param time at which it was written, in milliseconds since 1970
 */
public record ReviewCursor(
    ReviewSort sort, @Nullable Integer filter, int rating, long time, String reviewId) {

  private static final int PARTS = 5;

  /** As sent over HTTP: opaque, URL-safe base64. */
  public String encode() {
    String filterCode = filter == null ? "" : filter.toString();
    String text = String.join(",", sort.code(), filterCode, rating + "", time + "", reviewId);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** The cursor, or empty when it is none of ours. Never throws. */
  public static Optional<ReviewCursor> decode(String encoded) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(encoded), UTF_8).split(",", PARTS);
      Optional<ReviewSort> sort = ReviewSort.ofCode(parts[0]);
      if (sort.isEmpty() || parts.length < PARTS || !Ids.isValid(parts[4])) {
        return Optional.empty();
      }
      Integer filter = parts[1].isEmpty() ? null : Integer.valueOf(parts[1]);
      int rating = Integer.parseInt(parts[2]);
      return rating < 0 || rating > FilmCounts.HIGHEST_RATING
          ? Optional.empty()
          : Optional.of(
              new ReviewCursor(sort.get(), filter, rating, Long.parseLong(parts[3]), parts[4]));
    } catch (IllegalArgumentException garbage) {
      return Optional.empty();
    }
  }
}
