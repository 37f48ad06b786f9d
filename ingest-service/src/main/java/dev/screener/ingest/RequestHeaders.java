package dev.screener.ingest;

import org.jspecify.annotations.Nullable;

/** The values of the headers that a write may bear. */
final class RequestHeaders {

  private static final int MAX_KEY = 255;

  private RequestHeaders() {}

  /** {@code Idempotency-Key}: 1 to 255 printable ASCII characters. */
  static @Nullable String idempotencyKey(@Nullable String value) throws Refusal {
    if (value == null) {
      return null;
    }
    boolean printable = value.chars().allMatch(c -> c > ' ' && c < 0x7F);
    if (value.isEmpty() || value.length() > MAX_KEY || !printable) {
      throw new Refusal(
          Problems.malformed(
              "Idempotency-Key", "The key has 1 to 255 printable ASCII characters, no spaces."));
    }
    return value;
  }

  /** {@code If-Match}: a revision, 1 or more, bare or in quotes. */
  static @Nullable Integer expectedRevision(@Nullable String value) throws Refusal {
    if (value == null) {
      return null;
    }
    String bare =
        value.length() > 2 && value.startsWith("\"") && value.endsWith("\"")
            ? value.substring(1, value.length() - 1)
            : value;
    try {
      int revision = Integer.parseInt(bare);
      if (revision >= 1 && Character.isDigit(bare.charAt(0))) {
        return revision;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new Refusal(
        Problems.malformed(
            "If-Match", "Give the revision that you saw, a whole number from 1, like \"3\"."));
  }
}
