package dev.screener.projection.http;

import static dev.screener.contracts.access.Role.AUDITOR;
import static dev.screener.contracts.access.Role.MODERATOR;
import static dev.screener.contracts.access.Role.POLICY_OWNER;

import dev.screener.contracts.access.Role;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** The console's addresses, and who may look at which; an admin may at all. */
final class ConsoleRoutes {

  private static final int MAX_FORM_BYTES = 8 * 1024;

  private final Router router;
  private final FilmRouting routing;
  private final ModeratorAccess access;
  private final ConsoleEndpoint console;

  private ConsoleRoutes(
      Router router, FilmRouting routing, ModeratorAccess access, ConsoleEndpoint console) {
    this.router = router;
    this.routing = routing;
    this.access = access;
    this.console = console;
  }

  static void on(Router router, ReadSide side, FilmRouting routing, ModeratorAccess access) {
    new ConsoleRoutes(router, routing, access, new ConsoleEndpoint(side))
        .add(new ConsoleSession(side));
  }

  private void add(ConsoleSession session) {
    router.get("/moderation/sign-in").handler(session::page);
    router
        .post("/moderation/session")
        .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
        .handler(session::open);
    router.post("/moderation/sign-out").handler(session::close);

    page("/moderation", console::overview, MODERATOR, AUDITOR, POLICY_OWNER);
    page("/moderation/queue", console::queue, MODERATOR, AUDITOR);
    page(
        "/moderation/cases/:filmId/:reviewId",
        routing.atOwner(console::moderatedCase),
        MODERATOR,
        AUDITOR);
    page("/moderation/campaigns", console::campaigns, MODERATOR, AUDITOR);
    page("/moderation/campaigns/:campaignId", console::campaign, MODERATOR, AUDITOR);
    page("/moderation/sieges", console::sieges, MODERATOR, AUDITOR);
    page("/moderation/audit", console::audit, AUDITOR);
    page("/moderation/policies", console::policies, MODERATOR, AUDITOR, POLICY_OWNER);
  }

  private void page(String path, Handler<RoutingContext> handler, Role... roles) {
    router
        .route(path)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(access.beforePage(handler, console::forbidden, roles));
  }
}
