package dev.screener.projection.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** As much of a film as a list needs. */
public record FilmCard(
    String filmId,
    String title,
    @Nullable String releaseDate,
    @Nullable String releaseCountry,
    List<String> genres,
    List<String> people) {

  public FilmCard {
    genres = List.copyOf(genres);
    people = List.copyOf(people);
  }
}
