package dev.screener.moderation.query;

import dev.screener.contracts.access.Admission;
import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.access.Role;
import dev.screener.contracts.http.Problem;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets those through who may read cases: texts that are on no topic stand in them. */
final class QueryAccess {

  private static final String BEARER = "bearer ";

  private final @Nullable Bearers bearers;

  /**
   * @param bearers null where nobody may ask
   */
  QueryAccess(@Nullable Bearers bearers) {
    this.bearers = bearers;
  }

  /** Passes those on who hold any of the roles; an admin may do all. */
  Handler<RoutingContext> having(Role... roles) {
    return context -> {
      if (bearers == null) {
        QueryAnswers.problem(
            context,
            Problem.of(
                404,
                "Not found",
                "Cases are not served: start moderation-streams with SCREENER_CREDENTIALS_FILE or"
                    + " OIDC_ISSUER."));
        return;
      }
      String header = context.request().getHeader("Authorization");
      Admission admission =
          token(header)
              .map(bearers::admit)
              .orElseGet(() -> Admission.unknown("Send a token as Authorization: Bearer <token>."));
      if (admission instanceof Admission.Refused refused) {
        if (refused.retryAfterSeconds() > 0) {
          context
              .response()
              .putHeader("Retry-After", Integer.toString(refused.retryAfterSeconds()));
        } else {
          context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        QueryAnswers.problem(context, refused.problem());
      } else if (admission instanceof Admission.Admitted admitted
          && admitted.principal().mayAny(roles)) {
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
