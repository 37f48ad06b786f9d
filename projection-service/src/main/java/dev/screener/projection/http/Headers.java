package dev.screener.projection.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;

/** The headers that keep pages to themselves and let anyone read the public interface. */
final class Headers {

  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  private final String pagePolicy;

  Headers(URI ingestPublicUrl) {
    // The form sends reviews to ingest, by script.
    this.pagePolicy =
        String.join(
            "; ",
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self' " + ingestPublicUrl,
            "form-action 'self' " + ingestPublicUrl,
            "base-uri 'none'",
            "frame-ancestors 'none'");
  }

  void secure(RoutingContext context) {
    boolean isPage = isPage(context.request().path());
    context
        .response()
        .putHeader("Content-Security-Policy", isPage ? pagePolicy : NOTHING)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "strict-origin-when-cross-origin")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Vary", "Accept-Encoding");
    context.next();
  }

  private static boolean isPage(String path) {
    return path.equals("/")
        || path.startsWith("/films/")
        || path.equals("/moderation")
        || path.startsWith("/moderation/");
  }

  /**
   * What is public may be read by any page: films and their reviews, where nothing looks at
   * cookies.
   */
  void openToAllOrigins(RoutingContext context) {
    HttpServerResponse response = context.response();
    response.putHeader("Access-Control-Allow-Origin", "*");
    if (context.request().method().equals(HttpMethod.OPTIONS)) {
      response
          .putHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
          .putHeader("Access-Control-Allow-Headers", "Screener-After, If-None-Match, Last-Event-ID")
          .putHeader("Access-Control-Max-Age", "86400")
          .setStatusCode(204)
          .end();
      return;
    }
    response.putHeader(
        "Access-Control-Expose-Headers", "ETag, Retry-After, Screener-Arrived, Screener-Stale");
    context.next();
  }
}
