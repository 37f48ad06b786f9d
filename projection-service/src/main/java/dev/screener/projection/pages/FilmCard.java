package dev.screener.projection.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A film in a list.
 *
 * @param title null when the catalogue does not know the film yet
 * @param releaseDate ISO 8601 as in the catalogue; only its year is shown
 * @param ratings the ratings of its approved reviews
 * @param reviews how many approved reviews it has
 */
public record FilmCard(
    String filmId,
    @Nullable String title,
    @Nullable String releaseDate,
    List<String> genres,
    Ratings ratings,
    long reviews) {

  public FilmCard {
    genres = List.copyOf(genres);
  }
}
