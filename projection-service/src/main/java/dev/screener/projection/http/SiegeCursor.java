package dev.screener.projection.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.FilmSiege;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of ended sieges ended, as sent over HTTP: opaque, URL-safe base64.
 *
 * @param endedAt of its last siege, ms since the epoch
 * @param openedAt of the same
 */
record SiegeCursor(long endedAt, String filmId, long openedAt) {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,18}),([0-9]{1,18}),([A-Za-z0-9._~-]{1,128})");

  static SiegeCursor at(FilmSiege ended) {
    return new SiegeCursor(
        ended.getEndedAt().toEpochMilli(), ended.getFilmId(), ended.getOpenedAt().toEpochMilli());
  }

  String encode() {
    String text = String.format(Locale.ROOT, "%d,%d,%s", endedAt, openedAt, filmId);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** The cursor, or empty when it is none of ours. Never throws. */
  static Optional<SiegeCursor> decode(String encoded) {
    try {
      Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(encoded), UTF_8));
      return parts.matches()
          ? Optional.of(
              new SiegeCursor(
                  Long.parseLong(parts.group(1)), parts.group(3), Long.parseLong(parts.group(2))))
          : Optional.empty();
    } catch (IllegalArgumentException garbage) {
      return Optional.empty();
    }
  }

  /** What comes behind it in a list by end, the newest first. */
  List<FilmSiege> behind(List<FilmSiege> ended) {
    return ended.stream().filter(this::isBefore).toList();
  }

  private boolean isBefore(FilmSiege siege) {
    SiegeCursor other = at(siege);
    if (other.endedAt() != endedAt) {
      return other.endedAt() < endedAt;
    }
    int byFilm = other.filmId().compareTo(filmId);
    return byFilm == 0 ? other.openedAt() > openedAt : byFilm > 0;
  }
}
