package dev.screener.ingest;

import static dev.screener.contracts.access.Role.ADMIN;
import static dev.screener.contracts.access.Role.IMPORTER;
import static dev.screener.contracts.access.Role.READER;
import static dev.screener.contracts.access.Role.SITE;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Set;

/** Every address of the service, on one screen. */
final class IngestRoutes {

  private static final int PREFLIGHT_GOOD_FOR_SECONDS = 600;

  private final Callers callers;
  private final ReviewsEndpoint reviews;
  private final FilmsEndpoint films;
  private final HealthEndpoint health;
  private final List<String> pagesOrigins;

  IngestRoutes(
      Callers callers,
      ReviewsEndpoint reviews,
      FilmsEndpoint films,
      HealthEndpoint health,
      List<String> pagesOrigins) {
    this.callers = callers;
    this.reviews = reviews;
    this.films = films;
    this.health = health;
    this.pagesOrigins = pagesOrigins;
  }

  Router on(Vertx vertx) {
    Router router = Router.router(vertx);
    if (!pagesOrigins.isEmpty()) {
      router.route().handler(cors());
    }

    router
        .post("/v1/films/:filmId/reviews")
        .handler(callers.having(SITE, IMPORTER, READER))
        .handler(reviews::submit);
    router
        .put("/v1/films/:filmId/reviews/:reviewId")
        .handler(callers.having(SITE, IMPORTER, READER))
        .handler(reviews::edit);
    router
        .delete("/v1/films/:filmId/reviews/:reviewId")
        .handler(callers.having(SITE, IMPORTER, READER))
        .handler(reviews::withdraw);
    router
        .put("/v1/films/:filmId")
        .handler(callers.having(SITE, IMPORTER, ADMIN))
        .handler(films::put);

    router.get("/health/live").handler(health::live);
    router.get("/health/ready").handler(health::ready);

    router.errorHandler(400, answering(Problems.malformed("The address is malformed; mend it.")));
    router.errorHandler(403, answering(Problems.forbidden("This page may not write here.")));
    router.errorHandler(404, answering(Problems.notFound()));
    router.errorHandler(405, answering(Problems.methodNotAllowed()));
    router.errorHandler(500, context -> Answers.failure(context, context.failure()));
    return router;
  }

  private CorsHandler cors() {
    return CorsHandler.create()
        .addOrigins(pagesOrigins)
        .allowCredentials(true)
        .allowedMethods(Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.GET))
        .allowedHeaders(Set.of("Content-Type", "Authorization", "Idempotency-Key", "If-Match"))
        .exposedHeaders(Set.of("Retry-After", "WWW-Authenticate"))
        .maxAgeSeconds(PREFLIGHT_GOOD_FOR_SECONDS);
  }

  private static io.vertx.core.Handler<RoutingContext> answering(
      dev.screener.contracts.http.Problem problem) {
    return context -> Answers.problem(context, problem);
  }
}
