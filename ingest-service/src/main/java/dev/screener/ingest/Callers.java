package dev.screener.ingest;

import dev.screener.contracts.access.Principal;
import dev.screener.contracts.access.ReaderSessions;
import dev.screener.contracts.access.Role;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Lets a request pass to its endpoint when its sender may do that, before its body is read. */
final class Callers {

  private static final String CALLER = "caller";

  private final Access access;

  Callers(Access access) {
    this.access = access;
  }

  /** Who sent a request that passed {@link #having}. */
  static Principal of(RoutingContext context) {
    return context.get(CALLER);
  }

  /** Passes those on who hold any of the roles. */
  Handler<RoutingContext> having(Role... roles) {
    return context -> {
      Reading<Principal> reading = identify(context.request());
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

  private Reading<Principal> identify(HttpServerRequest request) {
    Cookie cookie = request.getCookie(ReaderSessions.COOKIE);
    return access.identify(
        request.getHeader(HttpHeaders.AUTHORIZATION),
        cookie == null ? null : cookie.getValue(),
        request.getHeader(HttpHeaders.ORIGIN));
  }
}
