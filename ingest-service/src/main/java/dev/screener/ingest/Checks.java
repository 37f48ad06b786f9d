package dev.screener.ingest;

import dev.screener.contracts.access.Principal;
import dev.screener.contracts.topics.Ids;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether values of the right form make sense; each method hands back what it was given. */
final class Checks {

  private Checks() {}

  /** An id that can stand in an address. */
  static String id(String field, @Nullable String value) throws Refusal {
    if (value == null) {
      throw new Refusal(Problems.unacceptable(field, "The field is missing; give an id."));
    }
    if (!Ids.isValid(value)) {
      throw new Refusal(
          Problems.unacceptable(
              field,
              "An id has 1 to "
                  + Ids.MAX_LENGTH
                  + " characters of A-Z, a-z, 0-9 and . _ ~ -, and no slash."));
    }
    if (value.equals(".") || value.equals("..")) {
      throw new Refusal(
          Problems.unacceptable(
              field, "An address cannot hold this id, since it means a step in a path."));
    }
    return value;
  }

  /**
   * The person a write speaks for: whom a site names, or the one a session was made for.
   *
   * @param field where a site names the person
   */
  static String person(String field, Principal caller, @Nullable String given) throws Refusal {
    String signedIn = caller.author();
    if (signedIn == null) {
      return id(field, given);
    }
    if (given != null && !given.equals(signedIn)) {
      throw new Refusal(
          Problems.forbidden(field, "You write as yourself only; leave " + field + " out."));
    }
    return id(field, signedIn);
  }

  /** One of an enum's constants by its name. */
  static <E extends Enum<E>> E oneOf(String field, @Nullable String value, Set<E> allowed)
      throws Refusal {
    for (E constant : allowed) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    throw new Refusal(
        Problems.unacceptable(
            field,
            "The field must be one of "
                + allowed.stream().map(Enum::name).collect(Collectors.joining(", "))
                + "."));
  }

  /** Text of at most {@code max} characters (Unicode code points). */
  static @Nullable String atMost(String field, @Nullable String value, int max) throws Refusal {
    if (value != null && value.length() > max && value.codePointCount(0, value.length()) > max) {
      throw new Refusal(
          Problems.unacceptable(
              field, "The field may have at most " + max + " characters; shorten it."));
    }
    return value;
  }

  /** A moment as ISO 8601 with an offset, not after {@code now}. */
  static @Nullable Instant pastInstant(String field, @Nullable String value, Instant latest)
      throws Refusal {
    if (value == null) {
      return null;
    }
    try {
      Instant instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(value, Instant::from);
      if (instant.isBefore(Instant.EPOCH) || instant.isAfter(latest)) {
        throw new Refusal(
            Problems.unacceptable(field, "The time must lie between 1970 and the present."));
      }
      return instant;
    } catch (DateTimeParseException e) {
      throw new Refusal(
          Problems.unacceptable(
              field,
              "The time must be ISO 8601 with an offset, for example 2024-05-01T12:30:00Z."));
    }
  }
}
