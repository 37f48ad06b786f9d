package dev.screener.projection.view;

import dev.screener.contracts.event.Film;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of a film, as it came from outside.
 *
 * @param releaseDate ISO 8601
 * @param people names, the most prominent first
 */
public record FilmEntry(
    String filmId,
    String title,
    @Nullable String releaseDate,
    @Nullable String releaseCountry,
    @Nullable String synopsis,
    List<String> trailers,
    List<String> genres,
    List<String> people) {

  public FilmEntry {
    trailers = List.copyOf(trailers);
    genres = List.copyOf(genres);
    people = List.copyOf(people);
  }

  static FilmEntry of(Film film) {
    return new FilmEntry(
        film.getFilmId(),
        film.getTitle(),
        film.getReleaseDate(),
        film.getReleaseCountry(),
        film.getSynopsis(),
        film.getTrailers(),
        film.getGenres(),
        film.getPeople());
  }

  /** Without what only its own page needs. */
  public FilmCard card() {
    return new FilmCard(filmId, title, releaseDate, releaseCountry, genres, people);
  }
}
