package dev.screener.projection.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.access.Admission;
import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.access.ModeratorSessions;
import dev.screener.contracts.access.Role;
import dev.screener.projection.pages.Pages;
import dev.screener.projection.pages.console.ConsolePages;
import dev.screener.projection.pages.console.SignIn;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in on the console, and out: by a token of the deployment, kept sealed in a cookie. */
final class ConsoleSession {

  private static final Duration LIFE = Duration.ofHours(8);
  private static final String HOME = "/moderation";
  private static final int SEE_OTHER = 303;

  /** RFC 6265, 6.1: browsers need not keep more than 4096 bytes, its attributes among them. */
  private static final int MOST_COOKIE_CHARACTERS = 3_900;

  private final ConsolePages pages = new ConsolePages(new Pages());
  private final Optional<Bearers> bearers;
  private final Optional<ModeratorSessions> sessions;
  private final boolean overTls;

  ConsoleSession(ReadSide side) {
    this.bearers = side.moderators();
    this.sessions = side.moderatorSessions();
    this.overTls = "https".equals(side.ingestPublicUrl().getScheme());
  }

  /** {@code GET /moderation/sign-in?then=} */
  void page(RoutingContext context) {
    String then = context.queryParam("then").stream().findFirst().orElse(HOME);
    Reads.send(context, page(200, then, sessions.isEmpty() ? notServed() : null));
  }

  /** {@code POST /moderation/session}: a form with {@code token} and {@code then}. */
  void open(RoutingContext context) {
    String then = String.valueOf(context.request().getFormAttribute("then"));
    String given = context.request().getFormAttribute("token");
    String token = given == null ? "" : given.strip();
    if (sessions.isEmpty() || bearers.isEmpty()) {
      Reads.send(context, page(404, then, notServed()));
    } else if (!SessionEndpoint.isFromThisOrigin(context.request())) {
      Reads.send(context, page(403, then, "Sign in on this site's own page."));
    } else if (!mayEnter(token)) {
      Reads.send(
          context,
          page(
              403,
              then,
              "This token is unknown, or none of a moderator, auditor or policy owner."));
    } else {
      String sealed = sessions.get().seal(token, LIFE);
      if (sealed.length() > MOST_COOKIE_CHARACTERS) {
        Reads.send(context, page(403, then, "This token is too long for a browser's cookie."));
        return;
      }
      context.response().addCookie(cookie(sealed, LIFE));
      Reads.send(context, seeOther(inside(then)));
    }
  }

  /** {@code POST /moderation/sign-out} */
  void close(RoutingContext context) {
    if (SessionEndpoint.isFromThisOrigin(context.request())) {
      context.response().addCookie(cookie("", Duration.ZERO));
    }
    Reads.send(context, seeOther(HOME + "/sign-in"));
  }

  /** To be signed in first, then come back. */
  static Answer first(RoutingContext context) {
    String wanted = context.request().uri();
    return seeOther(HOME + "/sign-in?then=" + URLEncoder.encode(wanted, UTF_8));
  }

  private boolean mayEnter(String token) {
    return bearers.isPresent()
        && bearers.get().admit(token) instanceof Admission.Admitted admitted
        && admitted.principal().mayAny(Role.MODERATOR, Role.AUDITOR, Role.POLICY_OWNER);
  }

  private Answer page(int status, String then, @Nullable String fault) {
    return Answer.html(status, pages.signIn(new SignIn(inside(then), fault)))
        .with("Cache-Control", "no-store");
  }

  private Cookie cookie(String value, Duration life) {
    return Cookie.cookie(ModeratorSessions.COOKIE, value)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(overTls)
        .setPath("/")
        .setMaxAge(life.toSeconds());
  }

  /** Nobody is sent to another site after signing in. */
  private static String inside(String then) {
    return then.matches("/moderation([/?][\\x21-\\x7e&&[^\\\\]]*)?") ? then : HOME;
  }

  private static Answer seeOther(String where) {
    return new Answer(
        SEE_OTHER,
        "text/plain",
        Buffer.buffer(),
        Map.of("Location", where, "Cache-Control", "no-store"));
  }

  private static String notServed() {
    return "Nobody can sign in here: start projection-service with SCREENER_CREDENTIALS_FILE and"
        + " SCREENER_SESSION_KEY.";
  }
}
