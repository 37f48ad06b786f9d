package dev.screener.moderation.query;

import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.Role;
import dev.screener.contracts.http.Problem;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets those through who may read cases: texts that are on no topic stand in them. */
final class QueryAccess {

  private static final String BEARER = "bearer ";

  private final @Nullable Credentials credentials;

  /**
   * @param credentials null where nobody may ask
   */
  QueryAccess(@Nullable Credentials credentials) {
    this.credentials = credentials;
  }

  /** Passes those on who hold any of the roles; an admin may do all. */
  Handler<RoutingContext> having(Role... roles) {
    return context -> {
      if (credentials == null) {
        QueryAnswers.problem(
            context,
            Problem.of(
                404,
                "Not found",
                "Cases are not served: start moderation-streams with SCREENER_CREDENTIALS_FILE."));
        return;
      }
      String header = context.request().getHeader("Authorization");
      Optional<Boolean> allowed =
          token(header)
              .flatMap(credentials::authenticate)
              .map(principal -> principal.mayAny(roles));
      if (allowed.isEmpty()) {
        context.response().putHeader("WWW-Authenticate", "Bearer");
        QueryAnswers.problem(
            context,
            Problem.of(401, "Unauthenticated", "Send a token as Authorization: Bearer <token>."));
      } else if (allowed.get()) {
        context.next();
      } else {
        QueryAnswers.problem(
            context,
            Problem.of(403, "Forbidden", "Your credential has no role that may read this."));
      }
    };
  }

  private static Optional<String> token(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }
}
