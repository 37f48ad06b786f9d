package dev.screener.projection.http;

import dev.screener.contracts.http.WriteToken;
import dev.screener.projection.view.FilmEntry;
import dev.screener.projection.view.FilmList;
import dev.screener.projection.view.FilmQuery;
import dev.screener.projection.view.FilmReviews;
import dev.screener.projection.view.FilmScore;
import dev.screener.projection.view.Films;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/films} and {@code GET /v1/films/{filmId}}. */
final class FilmsEndpoint {

  private static final int SIMILAR = 6;

  private final Films films;
  private final FilmReviews reviews;
  private final Arrival arrival;
  private final Reads reads;

  FilmsEndpoint(ReadSide side, Reads reads) {
    this.films = side.films();
    this.reviews = side.reviews();
    this.arrival = Arrival.in(side);
    this.reads = reads;
  }

  void list(RoutingContext context) {
    Parameters asked = new Parameters(context);
    FilmQuery query = asked.films();
    reads.answer(
        context,
        () -> {
          FilmList page = films.list(query);
          return Answer.json(
              new FilmBodies.FilmList(
                  page.films().stream()
                      .map(listed -> FilmBodies.inList(listed.film(), listed.counts()))
                      .toList(),
                  FilmCursor.encode(query.sort(), page.next())));
        });
  }

  void film(RoutingContext context) {
    Parameters asked = new Parameters(context);
    String filmId = asked.filmId();
    Optional<WriteToken> after = asked.after(filmId, null);
    if (after.isPresent()) {
      reads.answerAfter(context, arrival.of(after.get()), arrived -> read(filmId));
    } else {
      reads.answerOfFilm(context, filmId, () -> read(filmId));
    }
  }

  private Answer read(String filmId) {
    Optional<FilmEntry> known = films.find(filmId);
    FilmScore score = reviews.score(filmId);
    if (known.isEmpty() && score.shown().reviews() == 0) {
      return Answer.notFound("There is no film with this id.");
    }
    FilmEntry film = known.orElseGet(() -> onlyById(filmId));
    return Answer.json(
        FilmBodies.film(film, known.isPresent(), score, films.similar(filmId, SIMILAR)));
  }

  /** Reviews may come before the catalogue does. */
  private static FilmEntry onlyById(String filmId) {
    return new FilmEntry(filmId, filmId, null, null, null, List.of(), List.of(), List.of());
  }
}
