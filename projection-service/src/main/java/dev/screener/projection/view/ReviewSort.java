package dev.screener.projection.view;

import java.util.Locale;
import java.util.Optional;

/** The orders in which a film's reviews can be read. */
public enum ReviewSort {
  NEWEST,
  OLDEST,
  /** Within a rating the newest first; unrated ones at the end. */
  HIGHEST,
  /** Within a rating the oldest first; unrated ones at the end. */
  LOWEST;

  /** As in the query parameter {@code sort}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ReviewSort> ofCode(String code) {
    for (ReviewSort sort : values()) {
      if (sort.code().equals(code)) {
        return Optional.of(sort);
      }
    }
    return Optional.empty();
  }

  /** Whether keys are read from the greatest to the least. */
  boolean descends() {
    return this == NEWEST || this == HIGHEST;
  }
}
