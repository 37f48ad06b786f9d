package dev.screener.projection.http;

import dev.screener.contracts.access.Admission;
import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.access.ModeratorSessions;
import dev.screener.contracts.access.Principal;
import dev.screener.contracts.access.Role;
import dev.screener.contracts.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets those through who may read what moderators see; an admin may read all. */
final class ModeratorAccess {

  private static final String BEARER = "bearer ";
  private static final String CALLER = "moderation.caller";

  private final Optional<Bearers> bearers;
  private final Optional<ModeratorSessions> sessions;

  /**
   * @param bearers empty where nobody may
   * @param sessions of the console; a header counts before its cookie
   */
  ModeratorAccess(Optional<Bearers> bearers, Optional<ModeratorSessions> sessions) {
    this.bearers = bearers;
    this.sessions = sessions;
  }

  /** Who asks, and by which header, for questions that are passed on. */
  record Caller(Principal principal, String authorization) {

    /** Of a request that {@link ModeratorAccess} has let through. */
    static Caller of(RoutingContext context) {
      Caller caller = context.get(CALLER);
      if (caller == null) {
        throw new IllegalStateException("a route without access");
      }
      return caller;
    }

    String name() {
      return principal.name();
    }
  }

  /** The handler itself for moderators, auditors and admins; a problem for everybody else. */
  Handler<RoutingContext> before(Handler<RoutingContext> handler) {
    return before(handler, Role.MODERATOR, Role.AUDITOR);
  }

  /** The handler itself for those who hold any of the roles, and admins. */
  Handler<RoutingContext> before(Handler<RoutingContext> handler, Role... roles) {
    return context -> {
      if (bearers.isEmpty()) {
        Reads.send(
            context,
            Answer.notFound(
                "The moderation view is not served: start projection-service with"
                    + " SCREENER_CREDENTIALS_FILE or OIDC_ISSUER."));
        return;
      }
      String authorization = authorization(context.request());
      Admission admission = admission(bearers.get(), authorization);
      if (admission instanceof Admission.Refused refused) {
        Reads.send(context, refusal(refused));
      } else if (admission instanceof Admission.Admitted admitted) {
        if (admitted.principal().mayAny(roles)) {
          context.put(CALLER, new Caller(admitted.principal(), String.valueOf(authorization)));
          handler.handle(context);
        } else {
          Reads.send(
              context,
              Answer.of(
                  Problem.of(403, "Forbidden", "Your credential has no role that may do this.")));
        }
      }
    };
  }

  /**
   * The same for pages: who is not signed in is asked to. Who is, but holds none of the roles, is
   * told so: signing in again would lead nowhere else.
   */
  Handler<RoutingContext> beforePage(
      Handler<RoutingContext> handler, Handler<RoutingContext> forbidden, Role... roles) {
    return context -> {
      String authorization = authorization(context.request());
      Admission admission =
          bearers
              .map(known -> admission(known, authorization))
              .orElseGet(() -> Admission.unknown("Nobody may."));
      if (admission instanceof Admission.Admitted admitted) {
        context.put(CALLER, new Caller(admitted.principal(), String.valueOf(authorization)));
        (admitted.principal().mayAny(roles) ? handler : forbidden).handle(context);
      } else if (admission instanceof Admission.Refused refused) {
        // Signing in again helps nobody who is to wait.
        Reads.send(
            context,
            refused.retryAfterSeconds() > 0 ? refusal(refused) : ConsoleSession.first(context));
      }
    };
  }

  /**
   * The header, or what the console's session stands for. Another site's page can make a browser
   * send the cookie only where the browser does not know SameSite; what changes something is taken
   * from this origin alone all the same.
   */
  private @Nullable String authorization(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    Cookie cookie = request.getCookie(ModeratorSessions.COOKIE);
    if (header != null || cookie == null || sessions.isEmpty()) {
      return header;
    }
    boolean reads =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    return reads || SessionEndpoint.isFromThisOrigin(request)
        ? sessions.get().open(cookie.getValue()).map(token -> "Bearer " + token).orElse(null)
        : null;
  }

  private static Admission admission(Bearers bearers, @Nullable String authorization) {
    return authorization == null
            || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Admission.unknown("Send a token as Authorization: Bearer <token>.")
        : bearers.admit(authorization.substring(BEARER.length()).strip());
  }

  private static Answer refusal(Admission.Refused refused) {
    Answer answer = Answer.of(refused.problem()).with("Cache-Control", "no-store");
    return refused.retryAfterSeconds() > 0
        ? answer.with("Retry-After", Integer.toString(refused.retryAfterSeconds()))
        : answer.with("WWW-Authenticate", "Bearer");
  }
}
