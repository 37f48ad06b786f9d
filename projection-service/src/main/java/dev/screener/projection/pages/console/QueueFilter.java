package dev.screener.projection.pages.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.Lane;
import java.net.URLEncoder;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Which jobs are looked at; null filters nothing. */
public record QueueFilter(@Nullable Lane lane, @Nullable String language, @Nullable String filmId) {

  QueueFilter withLane(@Nullable Lane other) {
    return new QueueFilter(other, language, filmId);
  }

  boolean isEmpty() {
    return lane == null && language == null && filmId == null;
  }

  /** "?lane=DOUBT&language=en", or nothing. */
  String query(@Nullable String cursor) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    if (lane != null) {
      query.add("lane=" + lane);
    }
    if (language != null) {
      query.add("language=" + encode(language));
    }
    if (filmId != null) {
      query.add("film=" + encode(filmId));
    }
    if (cursor != null) {
      query.add("cursor=" + encode(cursor));
    }
    return query.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
