package dev.screener.projection.http;

import dev.screener.contracts.http.WriteToken;
import dev.screener.projection.view.FilmCard;
import dev.screener.projection.view.FilmCounts;
import dev.screener.projection.view.FilmEntry;
import dev.screener.projection.view.FilmList;
import dev.screener.projection.view.FilmPlace;
import dev.screener.projection.view.FilmQuery;
import dev.screener.projection.view.Films;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A small catalogue, in the order in which films were put. */
final class InMemoryFilms implements Films {

  final List<FilmEntry> films = new ArrayList<>();
  final List<FilmQuery> asked = new ArrayList<>();
  final Map<String, FilmCounts> counts = new HashMap<>();

  /** Done by whoever reads a card, before it does. */
  volatile Runnable beforeCard = () -> {};

  void add(String filmId, String title) {
    films.add(
        new FilmEntry(
            filmId,
            title,
            "2008-06-05",
            "South Korea",
            null,
            List.of(),
            List.of("Drama"),
            List.of()));
  }

  @Override
  public Optional<FilmEntry> find(String filmId) {
    return films.stream().filter(film -> film.filmId().equals(filmId)).findFirst();
  }

  @Override
  public Optional<FilmCard> card(String filmId) {
    beforeCard.run();
    return find(filmId).map(FilmEntry::card);
  }

  @Override
  public FilmList list(FilmQuery query) {
    asked.add(query);
    FilmPlace after = query.after();
    List<FilmEntry> rest =
        films.stream()
            .filter(film -> after == null || film.title().compareTo(after.title()) > 0)
            .toList();
    List<FilmList.Listed> page =
        rest.stream()
            .limit(query.limit())
            .map(film -> new FilmList.Listed(film.card(), counts(film.filmId())))
            .toList();
    FilmCard last = page.isEmpty() ? null : page.get(page.size() - 1).film();
    return new FilmList(
        page, rest.size() > query.limit() ? new FilmPlace(0, last.title(), last.filmId()) : null);
  }

  @Override
  public FilmCounts counts(String filmId) {
    return counts.getOrDefault(filmId, FilmCounts.NONE);
  }

  @Override
  public List<FilmCard> similar(String filmId, int most) {
    return films.stream()
        .filter(film -> !film.filmId().equals(filmId))
        .limit(most)
        .map(FilmEntry::card)
        .toList();
  }

  @Override
  public List<String> latelyReviewed(int most) {
    return List.of(InMemoryFilmReviews.FILM);
  }

  @Override
  public CompletionStage<Boolean> awaitRecord(WriteToken.OfFilm film, Duration patience) {
    return CompletableFuture.completedFuture(true);
  }
}
