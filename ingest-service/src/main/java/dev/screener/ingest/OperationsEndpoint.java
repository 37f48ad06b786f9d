package dev.screener.ingest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** For those who run the service: its health, its figures, its contract. */
final class OperationsEndpoint {

  private static final String CONTRACT = "/openapi.yaml";

  private final Supplier<@Nullable String> whyNotReady;
  private final IngestMetrics metrics;
  private final Buffer contract;

  /**
   * @param whyNotReady null once ready
   */
  OperationsEndpoint(Supplier<@Nullable String> whyNotReady, IngestMetrics metrics) {
    this.whyNotReady = whyNotReady;
    this.metrics = metrics;
    this.contract = readContract();
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

  /** {@code GET /metrics} */
  void metrics(RoutingContext context) {
    context
        .vertx()
        .executeBlocking(metrics::scrape)
        .onSuccess(text -> answer(context, "text/plain; version=0.0.4; charset=utf-8", text))
        .onFailure(e -> Answers.failure(context, e));
  }

  /** {@code GET /openapi.yaml} */
  void contract(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml").end(contract);
  }

  private static void up(RoutingContext context) {
    answer(context, "application/json", "{\"status\":\"UP\"}");
  }

  private static void answer(RoutingContext context, String mediaType, String body) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, mediaType).end(body);
  }

  private static Buffer readContract() {
    try (InputStream yaml = OperationsEndpoint.class.getResourceAsStream(CONTRACT)) {
      return Buffer.buffer(Objects.requireNonNull(yaml, "contracts brings it").readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + CONTRACT, e);
    }
  }
}
