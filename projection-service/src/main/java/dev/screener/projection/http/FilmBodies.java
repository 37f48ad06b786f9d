package dev.screener.projection.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.screener.projection.view.FilmCard;
import dev.screener.projection.view.FilmCounts;
import dev.screener.projection.view.FilmEntry;
import dev.screener.projection.view.FilmScore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The JSON of films. What the catalogue does not say is left out. */
final class FilmBodies {

  private FilmBodies() {}

  /** {@code GET /v1/films}. */
  record FilmList(
      List<FilmInList> films, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {}

  record FilmInList(
      String filmId,
      String title,
      @Nullable String releaseDate,
      @Nullable String releaseCountry,
      List<String> genres,
      long reviewCount,
      @Nullable Double mean) {}

  /** {@code GET /v1/films/{filmId}}; {@code inCatalogue} false: the title is the id so far. */
  record OneFilm(
      String filmId,
      String title,
      boolean inCatalogue,
      @Nullable String releaseDate,
      @Nullable String releaseCountry,
      @Nullable String synopsis,
      List<String> trailers,
      List<String> genres,
      List<String> people,
      @JsonUnwrapped Figures figures,
      List<SimilarFilm> similar) {}

  /**
   * What reviews change of a film, also as the event {@code counts}. {@code mean} is the moderated
   * one; {@code rawMean} counts every live review, whatever became of it.
   */
  record Figures(
      long reviewCount,
      Displays displays,
      long ratingCount,
      @Nullable Double mean,
      Map<String, Long> histogram,
      long rawRatingCount,
      @Nullable Double rawMean,
      Held held,
      long rejectedCount) {}

  /** How many reviews wait for a person, and for which reasons; one can have several. */
  record Held(long count, Map<String, Long> reasons) {}

  /** How many of the reviews are shown in each way. */
  record Displays(long full, long collapsed, long covered) {}

  record SimilarFilm(
      String filmId, String title, @Nullable String releaseDate, List<String> genres) {}

  static FilmInList inList(FilmCard film, FilmCounts counts) {
    return new FilmInList(
        film.filmId(),
        film.title(),
        film.releaseDate(),
        film.releaseCountry(),
        film.genres(),
        counts.reviews(),
        mean(counts));
  }

  static OneFilm film(FilmEntry film, boolean known, FilmScore score, List<FilmCard> similar) {
    return new OneFilm(
        film.filmId(),
        film.title(),
        known,
        film.releaseDate(),
        film.releaseCountry(),
        film.synopsis(),
        film.trailers(),
        film.genres(),
        film.people(),
        figures(score),
        similar.stream().map(FilmBodies::similar).toList());
  }

  static Figures figures(FilmScore score) {
    FilmCounts counts = score.shown();
    return new Figures(
        counts.reviews(),
        new Displays(counts.full(), counts.collapsed(), counts.covered()),
        counts.rated(),
        mean(counts),
        histogram(counts),
        score.rawRatings(),
        rounded(score.rawMean()),
        new Held(score.hidden().held(), score.hidden().heldFor()),
        score.hidden().rejected());
  }

  private static SimilarFilm similar(FilmCard film) {
    return new SimilarFilm(film.filmId(), film.title(), film.releaseDate(), film.genres());
  }

  /** To two decimals; null without ratings. */
  private static @Nullable Double mean(FilmCounts counts) {
    return rounded(counts.mean());
  }

  private static @Nullable Double rounded(OptionalDouble mean) {
    return mean.isEmpty() ? null : Math.round(mean.getAsDouble() * 100) / 100.0;
  }

  private static Map<String, Long> histogram(FilmCounts counts) {
    Map<String, Long> histogram = new LinkedHashMap<>();
    for (int rating = 1; rating <= counts.byRating().size(); rating++) {
      histogram.put(Integer.toString(rating), counts.byRating().get(rating - 1));
    }
    return histogram;
  }
}
