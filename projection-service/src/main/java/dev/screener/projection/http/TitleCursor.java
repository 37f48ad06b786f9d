package dev.screener.projection.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.topics.Ids;
import dev.screener.projection.view.FilmShelf.TitleKey;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a page of films ended, as sent over HTTP: opaque, URL-safe base64. */
final class TitleCursor {

  private TitleCursor() {}

  static @Nullable String encode(@Nullable TitleKey key) {
    return key == null
        ? null
        : Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString((key.filmId() + ',' + key.title()).getBytes(UTF_8));
  }

  /** The cursor, or empty when it is none of ours. Never throws. */
  static Optional<TitleKey> decode(String encoded) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(encoded), UTF_8);
      int comma = text.indexOf(',');
      return comma > 0 && Ids.isValid(text.substring(0, comma))
          ? Optional.of(new TitleKey(text.substring(comma + 1), text.substring(0, comma)))
          : Optional.empty();
    } catch (IllegalArgumentException garbage) {
      return Optional.empty();
    }
  }
}
