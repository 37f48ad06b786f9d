package dev.screener.projection.http;

import dev.screener.projection.pages.Pages;
import dev.screener.projection.view.FilmQuery;
import dev.screener.projection.view.ReviewQuery;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /} and {@code GET /films/{filmId}}: the same reads, as pages for people. */
final class PagesEndpoint {

  private static final int FILMS = 24;

  private final Pages pages = new Pages();
  private final PageModels models;
  private final Reads reads;

  PagesEndpoint(ReadSide side) {
    this.models = new PageModels(side.films(), side.reviews(), side.ingestPublicUrl());
    this.reads = new Reads(side.readers(), this::asPage);
  }

  void home(RoutingContext context) {
    reads.answer(
        context,
        () -> {
          Parameters asked = new Parameters(context);
          String typed = asked.text("q").orElse("").strip();
          // Signs alone name no film; that is an answer for a person, not a fault.
          return Answer.html(
              200,
              pages.home(
                  !typed.isEmpty() && FilmQuery.words(typed).isEmpty()
                      ? PageModels.nothingFound(typed)
                      : models.home(typed, asked.films(), FILMS)));
        });
  }

  void film(RoutingContext context) {
    reads.answer(
        context,
        () -> {
          ReviewQuery query = new Parameters(context).reviews();
          return models
              .film(query)
              .map(page -> Answer.html(200, pages.film(page)))
              .orElseGet(() -> Answer.html(404, pages.notFound()));
        });
  }

  /** A person who followed a bad address is shown a page, with the status kept. */
  private Answer asPage(Answer problem) {
    return switch (problem.status()) {
      case 503 -> Answer.html(503, pages.notReady()).comingBack();
      case 400, 404 -> Answer.html(404, pages.notFound());
      default -> problem;
    };
  }
}
