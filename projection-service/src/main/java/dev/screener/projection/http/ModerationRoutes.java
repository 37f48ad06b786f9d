package dev.screener.projection.http;

import static dev.screener.contracts.access.Role.ADMIN;
import static dev.screener.contracts.access.Role.AUDITOR;
import static dev.screener.contracts.access.Role.MODERATOR;
import static dev.screener.contracts.access.Role.POLICY_OWNER;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;

/** The addresses of the moderation view, and who may ask at which; an admin may at all. */
final class ModerationRoutes {

  private ModerationRoutes() {}

  static void on(
      Router router,
      Vertx vertx,
      ReadSide side,
      Reads reads,
      FilmRouting routing,
      ModeratorAccess access) {
    QueueEndpoint queue = new QueueEndpoint(side, reads, Clock.systemUTC());
    CaseEndpoint cases = new CaseEndpoint(side, reads);
    CampaignsEndpoint campaigns = new CampaignsEndpoint(side, reads);
    FiguresEndpoint figures = new FiguresEndpoint(side, reads);
    ModerationEventsEndpoint events = new ModerationEventsEndpoint(vertx, side, queue);
    PoliciesEndpoint policies = new PoliciesEndpoint(side, reads);

    router.get("/v1/moderation/events").handler(access.before(events::listen));
    get(router, "/v1/moderation/queue", access.before(queue::list));
    // A job's id has a slash, which some clients escape and some do not.
    router
        .routeWithRegex(HttpMethod.POST, "/v1/moderation/queue/(?<jobId>.+)/claim")
        .handler(access.before(queue::claim, MODERATOR));
    router
        .routeWithRegex(HttpMethod.DELETE, "/v1/moderation/queue/(?<jobId>.+)/claim")
        .handler(access.before(queue::release, MODERATOR));
    router
        .routeWithRegex(HttpMethod.POST, "/v1/moderation/queue/(?<jobId>.+)/escalation")
        .handler(access.before(queue::escalate, MODERATOR));
    router
        .routeWithRegex(HttpMethod.DELETE, "/v1/moderation/queue/(?<jobId>.+)/escalation")
        .handler(access.before(queue::handBack, ADMIN));
    get(
        router,
        "/v1/moderation/audit",
        access.before(new AuditEndpoint(side, reads)::list, AUDITOR));
    get(
        router,
        "/v1/moderation/cases/:filmId/:reviewId",
        access.before(routing.atOwner(cases::read)));
    get(router, "/v1/moderation/campaigns", access.before(campaigns::list));
    get(router, "/v1/moderation/campaigns/:campaignId", access.before(campaigns::one));
    get(
        router,
        "/v1/moderation/stats",
        access.before(figures::read, MODERATOR, AUDITOR, POLICY_OWNER));
    get(
        router,
        "/v1/moderation/policies",
        access.before(policies::list, MODERATOR, AUDITOR, POLICY_OWNER));
    // Two routes, since Vert.x reads the body first in one: nobody sends megabytes who may not.
    String preview = "/v1/moderation/policies/preview";
    router
        .post(preview)
        .handler(access.before(RoutingContext::next, MODERATOR, AUDITOR, POLICY_OWNER));
    router
        .post(preview)
        .handler(BodyHandler.create(false).setBodyLimit(PoliciesEndpoint.MAX_BYTES))
        .handler(policies::preview);
  }

  private static void get(Router router, String path, Handler<RoutingContext> handler) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
  }
}
