package dev.screener.projection.http;

import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.Role;
import dev.screener.contracts.http.Problem;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets those through who may read what moderators see; an admin may read all. */
final class ModeratorAccess {

  private static final String BEARER = "bearer ";

  private final Optional<Credentials> credentials;

  /**
   * @param credentials empty where nobody may
   */
  ModeratorAccess(Optional<Credentials> credentials) {
    this.credentials = credentials;
  }

  /** The handler itself for moderators, auditors and admins; a problem for everybody else. */
  Handler<RoutingContext> before(Handler<RoutingContext> handler) {
    return context -> {
      Optional<Answer> refusal = refusal(context.request().getHeader("Authorization"));
      if (refusal.isPresent()) {
        Reads.send(context, refusal.get());
      } else {
        handler.handle(context);
      }
    };
  }

  private Optional<Answer> refusal(@Nullable String authorization) {
    if (credentials.isEmpty()) {
      return Optional.of(
          Answer.notFound(
              "The moderation view is not served: start projection-service with"
                  + " SCREENER_CREDENTIALS_FILE."));
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(unauthenticated());
    }
    return credentials
        .get()
        .authenticate(authorization.substring(BEARER.length()).strip())
        .map(
            principal ->
                principal.mayAny(Role.MODERATOR, Role.AUDITOR)
                    ? Optional.<Answer>empty()
                    : Optional.of(
                        Answer.of(
                            Problem.of(
                                403,
                                "Forbidden",
                                "Your credential has no role that may read this."))))
        .orElseGet(() -> Optional.of(unauthenticated()));
  }

  private static Answer unauthenticated() {
    return Answer.of(
            Problem.of(401, "Unauthenticated", "Send a token as Authorization: Bearer <token>."))
        .with("WWW-Authenticate", "Bearer");
  }
}
