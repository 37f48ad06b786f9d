package dev.screener.projection.http;

import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.Principal;
import dev.screener.contracts.access.Role;
import dev.screener.contracts.http.Problem;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets those through who may read what moderators see; an admin may read all. */
final class ModeratorAccess {

  private static final String BEARER = "bearer ";
  private static final String CALLER = "moderation.caller";

  private final Optional<Credentials> credentials;

  /**
   * @param credentials empty where nobody may
   */
  ModeratorAccess(Optional<Credentials> credentials) {
    this.credentials = credentials;
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
      if (credentials.isEmpty()) {
        Reads.send(
            context,
            Answer.notFound(
                "The moderation view is not served: start projection-service with"
                    + " SCREENER_CREDENTIALS_FILE."));
        return;
      }
      Optional<Caller> caller =
          caller(credentials.get(), context.request().getHeader("Authorization"));
      if (caller.isEmpty()) {
        Reads.send(context, unauthenticated());
      } else if (!caller.get().principal().mayAny(roles)) {
        Reads.send(
            context,
            Answer.of(
                Problem.of(403, "Forbidden", "Your credential has no role that may do this.")));
      } else {
        context.put(CALLER, caller.get());
        handler.handle(context);
      }
    };
  }

  private static Optional<Caller> caller(Credentials credentials, @Nullable String authorization) {
    return authorization == null
            || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.empty()
        : credentials
            .authenticate(authorization.substring(BEARER.length()).strip())
            .map(principal -> new Caller(principal, authorization));
  }

  private static Answer unauthenticated() {
    return Answer.of(
            Problem.of(401, "Unauthenticated", "Send a token as Authorization: Bearer <token>."))
        .with("WWW-Authenticate", "Bearer");
  }
}
