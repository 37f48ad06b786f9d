package dev.screener.ingest;

import static dev.screener.contracts.access.Role.IMPORTER;
import static dev.screener.contracts.access.Role.MODERATOR;
import static dev.screener.contracts.access.Role.POLICY_OWNER;
import static dev.screener.contracts.access.Role.READER;
import static dev.screener.contracts.access.Role.SITE;

import dev.screener.contracts.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every address of the service, on one screen. An admin may do all. */
final class IngestRoutes {

  private static final int PREFLIGHT_GOOD_FOR_SECONDS = 600;

  private final List<String> pagesOrigins;
  private final IngestMetrics metrics;
  private final Callers callers;
  private final Endpoints endpoints;

  /** Whoever answers. */
  record Endpoints(
      FilmsEndpoint films,
      ReviewsEndpoint reviews,
      BatchEndpoint batches,
      ReportsEndpoint reports,
      DecisionsEndpoint decisions,
      AuthorsEndpoint authors,
      PoliciesEndpoint policies,
      OperationsEndpoint operations) {}

  IngestRoutes(
      List<String> pagesOrigins, IngestMetrics metrics, Callers callers, Endpoints endpoints) {
    this.pagesOrigins = pagesOrigins;
    this.metrics = metrics;
    this.callers = callers;
    this.endpoints = endpoints;
  }

  Router on(Vertx vertx) {
    Router router = Router.router(vertx);
    if (!pagesOrigins.isEmpty()) {
      router.route().handler(cors());
    }

    addReviews(router);
    addPeople(router);
    addModeration(router);
    addOperations(router);

    router.errorHandler(400, answering(Problems.malformed("The address is malformed; mend it.")));
    router.errorHandler(403, answering(Problems.forbidden("This page may not write here.")));
    router.errorHandler(404, answering(Problems.notFound()));
    router.errorHandler(
        405,
        context -> {
          context.response().putHeader("Allow", methods(router, context.normalizedPath()));
          Answers.problem(context, Problems.methodNotAllowed());
        });
    router.errorHandler(500, context -> Answers.failure(context, context.failure()));
    return router;
  }

  private void addReviews(Router router) {
    router
        .put("/v1/films/:filmId")
        .handler(timed("put-film"))
        .handler(callers.having(SITE, IMPORTER))
        .handler(endpoints.films()::put);
    router
        .post("/v1/films/:filmId/reviews")
        .handler(timed("submit-review"))
        .handler(callers.having(SITE, IMPORTER, READER))
        .handler(endpoints.reviews()::submit);
    router
        .put("/v1/films/:filmId/reviews/:reviewId")
        .handler(timed("edit-review"))
        .handler(callers.having(SITE, IMPORTER, READER))
        .handler(endpoints.reviews()::edit);
    router
        .delete("/v1/films/:filmId/reviews/:reviewId")
        .handler(timed("withdraw-review"))
        .handler(callers.having(SITE, IMPORTER, READER))
        .handler(endpoints.reviews()::withdraw);
    router
        .post("/v1/reviews")
        .handler(timed("submit-batch"))
        .handler(callers.having(SITE, IMPORTER))
        .handler(endpoints.batches()::submit);
  }

  private void addPeople(Router router) {
    router
        .post("/v1/films/:filmId/reviews/:reviewId/reports")
        .handler(timed("report-review"))
        .handler(callers.having(SITE, READER))
        .handler(endpoints.reports()::report);
    router
        .post("/v1/films/:filmId/reviews/:reviewId/appeals")
        .handler(timed("appeal"))
        .handler(callers.having(SITE, READER))
        .handler(endpoints.reports()::appeal);
    router
        .delete("/v1/authors/:authorId")
        .handler(timed("erase-author"))
        .handler(callers.having(SITE, READER))
        .handler(endpoints.authors()::erase);
  }

  private void addModeration(Router router) {
    router
        .post("/v1/moderation/decisions")
        .handler(timed("decide"))
        .handler(callers.onConsole(MODERATOR, IMPORTER))
        .handler(endpoints.decisions()::decide);
    router
        .put("/v1/moderation/policies/:name")
        .handler(timed("publish-policy"))
        .handler(callers.onConsole(POLICY_OWNER))
        .handler(endpoints.policies()::publish);
  }

  private void addOperations(Router router) {
    router.get("/openapi.yaml").handler(endpoints.operations()::contract);
    router.get("/health/live").handler(endpoints.operations()::live);
    router.get("/health/ready").handler(endpoints.operations()::ready);
    router.get("/metrics").handler(endpoints.operations()::metrics);
  }

  private Handler<RoutingContext> timed(String endpoint) {
    IngestMetrics.Requests requests = metrics.requests(endpoint);
    return context -> {
      long begun = System.nanoTime();
      context.addEndHandler(
          ended -> {
            requests.answered(
                context.response().getStatusCode(), Duration.ofNanos(System.nanoTime() - begun));
            Problem problem = Answers.problemToldTo(context);
            if (problem != null) {
              metrics.refused(problem);
            }
          });
      context.next();
    };
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

  private static String methods(Router router, String path) {
    return router.getRoutes().stream()
        .filter(route -> route.methods() != null && matches(route.getPath(), path))
        .flatMap(route -> route.methods().stream())
        .map(HttpMethod::name)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static boolean matches(String pattern, String path) {
    return path.matches(pattern.replace(".", "\\.").replaceAll(":[A-Za-z]+", "[^/]+"));
  }

  private static Handler<RoutingContext> answering(Problem problem) {
    return context -> Answers.problem(context, problem);
  }
}
