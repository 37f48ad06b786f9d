package dev.screener.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A share with its 95% score interval, from 0 to 1. The interval stays sensible for small counts
 * and for shares near 0 and 1. Of nothing the share is not known, and the interval is all.
 *
 * @param hits how many
 * @param of of how many
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson, 1927</a>
 */
record Share(long hits, long of) {

  /** The 97.5% point of the normal distribution. */
  private static final double Z = 1.959963984540054;

  Share {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException(hits + " of " + of + " is no share");
    }
  }

  boolean isKnown() {
    return of > 0;
  }

  double value() {
    return (double) hits / of;
  }

  double low() {
    return of == 0 || hits == 0 ? 0 : Math.max(0, centre() - margin());
  }

  double high() {
    return of == 0 || hits == of ? 1 : Math.min(1, centre() + margin());
  }

  private double centre() {
    return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double margin() {
    double variance = value() * (1 - value()) / of + Z * Z / (4.0 * of * of);
    return Z * Math.sqrt(variance) / (1 + Z * Z / of);
  }

  /** {@code {"n", "share", "low", "high"}}; share is null of nothing. */
  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("n", of);
    if (isKnown()) {
      node.put("share", value());
    } else {
      node.putNull("share");
    }
    return node.put("low", low()).put("high", high());
  }

  /** {@code 91.2% (88.0 to 93.6)}, or {@code -} of nothing. */
  String text() {
    return isKnown()
        ? String.format(
            Locale.ROOT, "%.1f%% (%.1f to %.1f)", 100 * value(), 100 * low(), 100 * high())
        : "-";
  }
}
