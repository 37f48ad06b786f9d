package dev.screener.projection.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.topics.Ids;
import dev.screener.projection.view.FilmPlace;
import dev.screener.projection.view.FilmSort;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a page of films ended, as sent over HTTP: opaque, URL-safe base64. */
final class FilmCursor {

  private static final int PARTS = 4;

  private FilmCursor() {}

  static @Nullable String encode(FilmSort sort, @Nullable FilmPlace place) {
    if (place == null) {
      return null;
    }
    String text =
        String.join(",", sort.code(), Long.toString(place.value()), place.filmId(), place.title());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** The place, or empty when the cursor is none of ours or of another order. Never throws. */
  static Optional<FilmPlace> decode(FilmSort sort, String encoded) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(encoded), UTF_8).split(",", PARTS);
      if (parts.length < PARTS || !parts[0].equals(sort.code()) || !Ids.isValid(parts[2])) {
        return Optional.empty();
      }
      long value = Long.parseLong(parts[1]);
      return value < 0 || (value > 0 && sort == FilmSort.TITLE)
          ? Optional.empty()
          : Optional.of(new FilmPlace(value, parts[3], parts[2]));
    } catch (IllegalArgumentException garbage) {
      return Optional.empty();
    }
  }
}
