package dev.screener.projection.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of a film. Its texts come from outside and may hold anything.
 *
 * @param title null when the catalogue does not know the film yet
 * @param releaseDate ISO 8601: YYYY-MM-DD, YYYY-MM or YYYY; anything else is shown as it is
 * @param releaseCountry a name, or an ISO 3166 code of two letters
 * @param trailers addresses; only those of http and https become links
 * @param people names, the most prominent first
 */
public record FilmDetails(
    String filmId,
    @Nullable String title,
    @Nullable String releaseDate,
    @Nullable String releaseCountry,
    @Nullable String synopsis,
    List<String> trailers,
    List<String> genres,
    List<String> people) {

  public FilmDetails {
    trailers = List.copyOf(trailers);
    genres = List.copyOf(genres);
    people = List.copyOf(people);
  }

  /**
   * A film of which only the id is known: it has reviews, or will, but no entry in the catalogue.
   */
  public static FilmDetails knownOnlyById(String filmId) {
    return new FilmDetails(filmId, null, null, null, null, List.of(), List.of(), List.of());
  }

  /** Those trailers that may become links. */
  List<String> webTrailers() {
    return trailers.stream().filter(trailer -> Addresses.host(trailer) != null).toList();
  }
}
