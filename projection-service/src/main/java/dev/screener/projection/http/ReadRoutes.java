package dev.screener.projection.http;

import dev.screener.contracts.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Every address of the read side, on one screen. */
public final class ReadRoutes {

  private ReadRoutes() {}

  public static Router of(Vertx vertx, ReadSide side) {
    Router router = Router.router(vertx);
    Headers headers = new Headers(side.ingestPublicUrl());
    RequestTimes times = new RequestTimes(side.metrics());
    Reads reads =
        new Reads(
            side.readers(),
            Function.identity(),
            new KeptAnswers(side.kept().versions(), side.kept().mostBytes(), side.metrics()));
    FilmRouting routing =
        new FilmRouting(
            vertx,
            side.owners(),
            new Forwarding(vertx, side.patience(), side.live().maxListeners()));
    FilmsEndpoint films = new FilmsEndpoint(side, reads);
    ReviewsEndpoint reviews = new ReviewsEndpoint(side, reads);
    FilmEventsEndpoint events = new FilmEventsEndpoint(vertx, side, reads);
    PagesEndpoint pages = new PagesEndpoint(side);
    SiegesEndpoint sieges = new SiegesEndpoint(side, reads);
    ModeratorAccess moderators = new ModeratorAccess(side.moderators(), side.moderatorSessions());

    router.route().handler(times::measure);
    router.route().handler(headers::secure);
    router.route("/v1/films*").handler(headers::openToAllOrigins);
    router.route("/v1/films/*").handler(reads::again);

    get(router, "/v1/films", films::list);
    get(router, "/v1/films/:filmId", routing.atOwner(films::film));
    router.get("/v1/films/:filmId/events").handler(routing.atOwner(events::listen));
    get(router, "/v1/films/:filmId/reviews", routing.atOwner(reviews::list));
    get(router, "/v1/films/:filmId/reviews/:reviewId", routing.atOwner(reviews::review));

    get(router, "/v1/moderation/sieges", moderators.before(sieges::list));
    ModerationRoutes.on(router, vertx, side, reads, routing, moderators);

    get(router, "/", pages::home);
    get(router, "/films/:filmId", routing.atOwner(pages::film));
    ConsoleRoutes.on(router, side, routing, moderators);
    get(router, "/static/:name", new StaticFiles()::file);
    router.post("/session").handler(new SessionEndpoint(side)::open);

    get(router, "/openapi.yaml", openApi());
    get(router, "/health/live", context -> say(context, side.health().isLive(), side));
    get(router, "/health/ready", context -> say(context, side.health().isReady(), side));
    get(router, "/metrics", context -> scrape(context, side));

    router.errorHandler(400, context -> fail(context, 400, "The address is malformed."));
    router.errorHandler(404, context -> fail(context, 404, "There is nothing at this address."));
    router.errorHandler(405, context -> fail(context, 405, "This address is not asked that way."));
    router.errorHandler(413, context -> fail(context, 413, "The body is too large."));
    router.errorHandler(417, context -> fail(context, 417, "Expect 100-continue or nothing."));
    router.errorHandler(500, context -> Reads.send(context, failure(context)));
    return router;
  }

  private static void get(Router router, String path, Handler<RoutingContext> handler) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
  }

  private static Handler<RoutingContext> openApi() {
    Optional<Buffer> document = StaticFiles.resource("/openapi.yaml");
    Answer answer =
        document
            .map(body -> new Answer(200, "application/yaml", body, Map.of()))
            .orElseGet(() -> Answer.notFound("The contract is not in this build."));
    return context -> Reads.send(context, answer);
  }

  private static void say(RoutingContext context, boolean well, ReadSide side) {
    String state = side.health().state();
    Answer answer =
        well
            ? new Answer(200, "text/plain", Buffer.buffer(state), Map.of())
            : Answer.comeBack("The view is " + state + ". Ask again in a moment.");
    Reads.send(context, answer.with("Cache-Control", "no-store"));
  }

  private static void scrape(RoutingContext context, ReadSide side) {
    Consumer<String> send =
        text ->
            Reads.send(
                context,
                new Answer(200, "text/plain; version=0.0.4", Buffer.buffer(text), Map.of())
                    .with("Cache-Control", "no-store"));
    context
        .vertx()
        .executeBlocking(side.metrics()::scrape, false)
        .onSuccess(send::accept)
        .onFailure(context::fail);
  }

  private static void fail(RoutingContext context, int status, String detail) {
    String title =
        switch (status) {
          case 400 -> "Malformed request";
          case 405 -> "Method not allowed";
          case 413 -> "Content too large";
          case 417 -> "Expectation failed";
          default -> "Not found";
        };
    Reads.send(context, Answer.of(Problem.of(status, title, detail)));
  }

  private static Answer failure(RoutingContext context) {
    Throwable cause = context.failure();
    return cause == null
        ? Answer.of(Problem.of(500, "Internal error", "The read failed on our side."))
        : Reads.failed(cause, context);
  }
}
