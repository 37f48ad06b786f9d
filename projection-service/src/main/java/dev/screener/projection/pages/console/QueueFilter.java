package dev.screener.projection.pages.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.Lane;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are looked at; null filters nothing.
 *
 * @param escalated those that were handed on, and no others
 */
public record QueueFilter(
    @Nullable Lane lane, @Nullable String language, @Nullable String filmId, boolean escalated) {

  /** Lanes that jobs can be in. */
  public static final List<Lane> LANES =
      Arrays.stream(Lane.values()).filter(lane -> lane != Lane.UNKNOWN).toList();

  QueueFilter withLane(@Nullable Lane other) {
    return new QueueFilter(other, language, filmId, false);
  }

  /** The lane of what was handed on. */
  QueueFilter ofEscalated() {
    return new QueueFilter(null, language, filmId, true);
  }

  boolean isEmpty() {
    return !escalated && lane == null && language == null && filmId == null;
  }

  /** "?lane=DOUBT&language=en", or nothing. */
  String query(@Nullable String cursor) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    if (escalated) {
      query.add("escalated=true");
    }
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
