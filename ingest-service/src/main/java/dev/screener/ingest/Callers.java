package dev.screener.ingest;

import dev.screener.contracts.access.ModeratorSessions;
import dev.screener.contracts.access.Principal;
import dev.screener.contracts.access.ReaderSessions;
import dev.screener.contracts.access.Role;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Lets a request pass to its endpoint when its sender may do that, before its body is read. */
final class Callers {

  private static final String CALLER = "caller";
  private static final String AUTHORIZATION = "authorization";
  private static final String MODERATION = "/v1/moderation/";

  private final Access access;

  Callers(Access access) {
    this.access = access;
  }

  /** Who sent a request that passed {@link #having}. */
  static Principal of(RoutingContext context) {
    return context.get(CALLER);
  }

  /** The caller's authorization, to be shown to other services; empty for a reader's session. */
  static String authorization(RoutingContext context) {
    String authorization = context.get(AUTHORIZATION);
    return authorization == null ? "" : authorization;
  }

  /** Passes those on who hold any of the roles. */
  Handler<RoutingContext> having(Role... roles) {
    return context -> {
      Reading<Principal> reading = identify(context);
      if (reading instanceof Reading.Refused<Principal> refused) {
        Answers.problem(context, refused.problem());
      } else if (reading instanceof Reading.Sound<Principal> sound) {
        if (sound.value().mayAny(roles)) {
          context.put(CALLER, sound.value());
          context.next();
        } else {
          Answers.problem(
              context, Problems.forbidden("Your credential has no role that may do this."));
        }
      }
    };
  }

  private Reading<Principal> identify(RoutingContext context) {
    HttpServerRequest request = context.request();
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null && request.path().startsWith(MODERATION)) {
      authorization = access.authorizationOf(cookie(request, ModeratorSessions.COOKIE), origin);
    }
    context.put(AUTHORIZATION, authorization);
    return access.identify(authorization, cookie(request, ReaderSessions.COOKIE), origin);
  }

  private static @Nullable String cookie(HttpServerRequest request, String name) {
    Cookie cookie = request.getCookie(name);
    return cookie == null ? null : cookie.getValue();
  }
}
