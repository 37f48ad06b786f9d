package dev.screener.moderation;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.KafkaStreams;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
final class StatusServer implements AutoCloseable {

  private static final int CLOSE_SECONDS = 5;

  private final Vertx vertx;
  private final HttpServer server;

  private StatusServer(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  static StatusServer start(
      String host, int port, KafkaStreams streams, PrometheusMeterRegistry registry) {
    Vertx vertx = Vertx.vertx();
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request -> answer(request, streams, registry))
            .listen(port, host)
            .await();
    return new StatusServer(vertx, server);
  }

  int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    try {
      vertx.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException slow) {
      // The process is ending; its sockets end with it.
    }
  }

  private static void answer(
      HttpServerRequest request, KafkaStreams streams, PrometheusMeterRegistry registry) {
    switch (request.path()) {
      case "/health/live" -> say(request, isLive(streams), streams.state().name());
      case "/health/ready" ->
          say(request, streams.state() == KafkaStreams.State.RUNNING, streams.state().name());
      case "/metrics" -> request.response().end(registry.scrape());
      default -> request.response().setStatusCode(404).end();
    }
  }

  private static boolean isLive(KafkaStreams streams) {
    return streams.state() != KafkaStreams.State.ERROR
        && streams.state() != KafkaStreams.State.NOT_RUNNING;
  }

  private static void say(HttpServerRequest request, boolean well, String state) {
    request.response().setStatusCode(well ? 200 : 503).end(state);
  }
}
