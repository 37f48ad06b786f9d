package dev.screener.ingest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether the process lives, and whether requests should be sent to it. */
final class HealthEndpoint {

  private final Supplier<@Nullable String> whyNotReady;

  /**
   * @param whyNotReady null once ready
   */
  HealthEndpoint(Supplier<@Nullable String> whyNotReady) {
    this.whyNotReady = whyNotReady;
  }

  /** {@code GET /health/live} */
  void live(RoutingContext context) {
    up(context);
  }

  /** {@code GET /health/ready} */
  void ready(RoutingContext context) {
    String reason = whyNotReady.get();
    if (reason == null) {
      up(context);
    } else {
      Answers.problem(context, Problems.notReady(reason));
    }
  }

  private static void up(RoutingContext context) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end("{\"status\":\"UP\"}");
  }
}
