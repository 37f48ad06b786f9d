package dev.screener.projection.view;

import java.util.Optional;

/** The orders in which films can be listed. */
public enum FilmSort {
  TITLE("title"),
  /** By the number of shown reviews; those without any by title, at the end. */
  MOST_REVIEWED("mostReviewed"),
  /** By when the newest review was written; those without any by title, at the end. */
  RECENTLY_ACTIVE("recentlyActive");

  private final String code;

  FilmSort(String code) {
    this.code = code;
  }

  /** As in the query parameter {@code sort}. */
  public String code() {
    return code;
  }

  public static Optional<FilmSort> ofCode(String code) {
    for (FilmSort sort : values()) {
      if (sort.code.equals(code)) {
        return Optional.of(sort);
      }
    }
    return Optional.empty();
  }

  /** By what films are sorted first, the greatest first; 0 for what is sorted by title. */
  long valueOf(FilmCounts counts) {
    if (this == TITLE || counts.reviews() == 0) {
      return 0;
    }
    return this == MOST_REVIEWED ? counts.reviews() : Math.max(1, counts.latestAt());
  }
}
