package dev.screener.ingest;

import dev.screener.contracts.access.Admission;
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

/**
 * Lets a request pass to its endpoint when its sender may do that, before its body is read. A
 * browser sends all cookies that it has, so each route says whose cookie counts.
 */
final class Callers {

  private static final String CALLER = "caller";
  private static final String AUTHORIZATION = "authorization";

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

  /** Passes those on who hold any of the roles; a reader's cookie counts. */
  Handler<RoutingContext> having(Role... roles) {
    return context -> {
      HttpServerRequest request = context.request();
      String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
      String session = cookie(request, ReaderSessions.COOKIE);
      String origin = request.getHeader(HttpHeaders.ORIGIN);
      pass(context, authorization, access.identify(authorization, session, origin), roles);
    };
  }

  /** The same where moderators work: their cookie counts, and no reader's. */
  Handler<RoutingContext> onConsole(Role... roles) {
    return context -> {
      HttpServerRequest request = context.request();
      String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
      String session = cookie(request, ModeratorSessions.COOKIE);
      if (authorization != null || session == null) {
        pass(context, authorization, access.identify(authorization, null, null), roles);
        return;
      }
      Reading<String> opened = access.open(session, request.getHeader(HttpHeaders.ORIGIN));
      if (opened instanceof Reading.Refused<String> refused) {
        Answers.problem(context, refused.problem());
      } else if (opened instanceof Reading.Sound<String> sound) {
        pass(context, sound.value(), access.identify(sound.value(), null, null), roles);
      }
    };
  }

  private static void pass(
      RoutingContext context, @Nullable String authorization, Admission admission, Role... roles) {
    if (admission instanceof Admission.Refused refused) {
      if (refused.retryAfterSeconds() > 0) {
        context.response().putHeader("Retry-After", Integer.toString(refused.retryAfterSeconds()));
      }
      Answers.problem(context, refused.problem());
    } else if (admission instanceof Admission.Admitted admitted) {
      if (admitted.principal().mayAny(roles)) {
        context.put(AUTHORIZATION, authorization);
        context.put(CALLER, admitted.principal());
        context.next();
      } else {
        Answers.problem(
            context, Problems.forbidden("Your credential has no role that may do this."));
      }
    }
  }

  private static @Nullable String cookie(HttpServerRequest request, String name) {
    Cookie cookie = request.getCookie(name);
    return cookie == null ? null : cookie.getValue();
  }
}
