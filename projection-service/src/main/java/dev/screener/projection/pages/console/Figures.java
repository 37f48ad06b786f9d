package dev.screener.projection.pages.console;

import dev.screener.contracts.event.Lane;
import dev.screener.projection.moderation.ModerationNumbers.KeyNumber;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers, times and names as the console says them. Times are UTC. */
final class Figures {

  private static final Locale ENGLISH = Locale.UK;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", ENGLISH);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", ENGLISH);

  private static final int SHOWN_OF_A_TOKEN = 10;

  private Figures() {}

  /** "23 Nov 2026, 08:10". */
  static String time(Instant instant) {
    return TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** The same of an ISO 8601 text; anything else as it is. */
  static String time(String iso) {
    try {
      return time(Instant.parse(iso));
    } catch (DateTimeException notATime) {
      return iso;
    }
  }

  /** "08:10". */
  static String clock(Instant instant) {
    return CLOCK.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** "40 s", "12 min", "3 h", "2 d": the larger unit alone from two of it on. */
  static String duration(double seconds) {
    long whole = Math.max(0, Math.round(seconds));
    if (whole < 120) {
      return whole + " s";
    }
    if (whole < 7_200) {
      return whole / 60 + " min";
    }
    return whole < 172_800 ? whole / 3_600 + " h" : whole / 86_400 + " d";
  }

  static String since(Instant then) {
    return duration((double) Duration.between(then, Instant.now()).toSeconds());
  }

  static String value(KeyNumber number) {
    Double value = number.value();
    return value == null ? "–" : in(number.unit(), value);
  }

  /** "0.3 to 1.2%"; null where the number is no estimate. */
  static @Nullable String interval(KeyNumber number) {
    Double low = number.low();
    Double high = number.high();
    return low == null || high == null
        ? null
        : in(number.unit(), low) + " to " + in(number.unit(), high);
  }

  /** A part of a number: shares of a percentage are percentages, the rest are counts. */
  static String part(KeyNumber number, double value) {
    return number.unit().equals("percent") && number.key().equals("heldPercent")
        ? in("percent", value)
        : plain(value);
  }

  static String share(double share) {
    return in("percent", 100 * share);
  }

  static String lane(Lane lane) {
    return switch (lane) {
      case DOUBT -> "Doubt";
      case ABUSE -> "Abuse";
      case REPORTED -> "Reported";
      case APPEAL -> "Appeal";
      case CAMPAIGN -> "Campaign";
      case SIEGE -> "Siege";
      case AUDIT -> "Audit";
      case UNKNOWN -> "Other";
    };
  }

  /** "Template campaign" of TEMPLATE_CAMPAIGN. */
  static String code(String code) {
    String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The beginning of a token: enough to tell one from another. */
  static String token(String token) {
    return token.length() > SHOWN_OF_A_TOKEN ? token.substring(0, SHOWN_OF_A_TOKEN) : token;
  }

  private static String in(String unit, double value) {
    return switch (unit) {
      case "percent" -> plain(value) + "%";
      case "seconds" -> duration(value);
      case "hours" -> plain(value) + " h";
      case "minutes" -> plain(value) + " min";
      case "milliseconds" -> value < 1_000 ? plain(value) + " ms" : plain(value / 1_000) + " s";
      default -> plain(value) + ' ' + unit;
    };
  }

  /** At most two figures behind the point, and none that says nothing. */
  private static String plain(double value) {
    if (value == Math.rint(value)) {
      return String.format(ENGLISH, "%,d", (long) value);
    }
    return value >= 100
        ? String.format(ENGLISH, "%,.0f", value)
        : String.format(ENGLISH, value >= 10 ? "%.1f" : "%.2f", value);
  }
}
