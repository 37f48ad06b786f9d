package dev.screener.projection.http;

import dev.screener.contracts.topics.Partitioning;
import dev.screener.projection.view.FilmReviews;
import dev.screener.projection.view.Films;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code GET /v1/films/{filmId}/events}: what changes in a film's view, as it changes. */
final class FilmEventsEndpoint {

  private final Films films;
  private final FilmReviews reviews;
  private final Reads reads;
  private final int partitions;
  private final Listeners listeners;

  FilmEventsEndpoint(Vertx vertx, ReadSide side, Reads reads) {
    this.films = side.films();
    this.reviews = side.reviews();
    this.reads = reads;
    this.partitions = side.live().partitions();
    this.listeners =
        new Listeners(
            vertx,
            "films",
            side.live().films(),
            side.live().maxListeners(),
            filmId -> CompletableFuture.supplyAsync(() -> figures(filmId), side.readers()),
            side.metrics());
  }

  void listen(RoutingContext context) {
    String filmId = new Parameters(context).filmId();
    reads.unless(
        context,
        () -> refusal(filmId),
        () -> listeners.open(context, Partitioning.ofKey(filmId, partitions), filmId));
  }

  private Optional<Answer> refusal(String filmId) {
    return films.card(filmId).isEmpty() && reviews.counts(filmId).reviews() == 0
        ? Optional.of(Answer.notFound("There is no film with this id."))
        : Optional.empty();
  }

  private String figures(String filmId) {
    return Answer.json(FilmBodies.figures(reviews.score(filmId))).body().toString();
  }
}
