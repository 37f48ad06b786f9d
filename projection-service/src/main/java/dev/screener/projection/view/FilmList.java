package dev.screener.projection.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of films.
 *
 * @param next where the next page begins; null on the last
 */
public record FilmList(List<Listed> films, @Nullable FilmPlace next) {

  public FilmList {
    films = List.copyOf(films);
  }

  /** A film with what its shown reviews amount to. */
  public record Listed(FilmCard film, FilmCounts counts) {}
}
