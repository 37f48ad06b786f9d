package dev.screener.projection.http;

import dev.screener.contracts.access.Principal;
import dev.screener.contracts.access.ReaderSessions;
import dev.screener.contracts.http.Problem;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /session}: a cookie with which the page's form may write as a guest. Who has one
 * keeps the author id of it.
 */
final class SessionEndpoint {

  private static final Duration LIFE = Duration.ofHours(12);
  private static final int GUEST_ID_BYTES = 16;

  private final Optional<ReaderSessions> guests;
  private final boolean overTls;
  private final SecureRandom random = new SecureRandom();

  record Session(String authorId) {}

  /** Over TLS the cookie goes to both sides by TLS alone. */
  SessionEndpoint(ReadSide side) {
    this.guests = side.guests();
    this.overTls = "https".equals(side.ingestPublicUrl().getScheme());
  }

  void open(RoutingContext context) {
    Reads.send(context, answer(context));
  }

  private Answer answer(RoutingContext context) {
    if (guests.isEmpty()) {
      return Answer.notFound("Guests cannot write here. Please use the site that you know.");
    }
    if (!isFromThisOrigin(context.request())) {
      return Answer.of(
          Problem.of(403, "Forbidden", "A session is opened from this site's own pages only."));
    }
    String authorId = authorOf(context.request(), guests.get()).orElseGet(this::newGuest);
    context
        .response()
        .addCookie(
            Cookie.cookie(ReaderSessions.COOKIE, guests.get().issue(authorId, LIFE))
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(overTls)
                .setPath("/")
                .setMaxAge(LIFE.toSeconds()));
    return Answer.json(new Session(authorId)).with("Cache-Control", "no-store");
  }

  private static Optional<String> authorOf(HttpServerRequest request, ReaderSessions sessions) {
    Cookie cookie = request.getCookie(ReaderSessions.COOKIE);
    return Optional.ofNullable(cookie)
        .flatMap(present -> sessions.verify(present.getValue()))
        .map(Principal::author);
  }

  private String newGuest() {
    byte[] bytes = new byte[GUEST_ID_BYTES];
    random.nextBytes(bytes);
    return "guest-" + HexFormat.of().formatHex(bytes);
  }

  /** Browsers say where a POST comes from; another site's page must not open one for its reader. */
  static boolean isFromThisOrigin(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }
    return request.authority() != null && request.authority().toString().equals(authority(origin));
  }

  private static @Nullable String authority(String origin) {
    try {
      return URI.create(origin).getAuthority();
    } catch (IllegalArgumentException garbage) {
      return null;
    }
  }
}
