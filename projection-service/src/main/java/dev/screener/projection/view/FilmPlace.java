package dev.screener.projection.view;

import java.util.Comparator;

/**
 * Where a film stands in a list: by a value, the greatest first, and those without one by title.
 *
 * @param value above 0, or 0 for none
 * @param title folded; empty where there is a value
 */
public record FilmPlace(long value, String title, String filmId) implements Comparable<FilmPlace> {

  private static final Comparator<FilmPlace> ORDER =
      Comparator.comparingLong(FilmPlace::value)
          .reversed()
          .thenComparing(FilmPlace::title)
          .thenComparing(FilmPlace::filmId);

  static FilmPlace of(FilmShelf.TitleKey key, long value) {
    return new FilmPlace(value, value == 0 ? key.title() : "", key.filmId());
  }

  @Override
  public int compareTo(FilmPlace other) {
    return ORDER.compare(this, other);
  }
}
