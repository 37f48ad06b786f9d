package dev.screener.moderation;

import dev.screener.moderation.query.CaseQueries;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.KafkaStreams;

/**
 * {@code /health/live}, {@code /health/ready}, {@code /metrics}, and what may be asked of cases.
 */
final class StatusServer implements AutoCloseable {

  private static final int CLOSE_SECONDS = 5;

  private final Vertx vertx;
  private final HttpServer server;

  private StatusServer(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  static StatusServer start(
      String host,
      int port,
      KafkaStreams streams,
      CaseQueries queries,
      PrometheusMeterRegistry registry) {
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router
        .get("/health/live")
        .handler(context -> say(context, isLive(streams), streams.state().name()));
    router
        .get("/health/ready")
        .handler(
            context ->
                say(
                    context,
                    streams.state() == KafkaStreams.State.RUNNING,
                    streams.state().name()));
    router.get("/metrics").handler(context -> context.response().end(registry.scrape()));
    queries.on(router);
    HttpServer server = vertx.createHttpServer().requestHandler(router).listen(port, host).await();
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

  private static boolean isLive(KafkaStreams streams) {
    return streams.state() != KafkaStreams.State.ERROR
        && streams.state() != KafkaStreams.State.NOT_RUNNING;
  }

  private static void say(RoutingContext context, boolean well, String state) {
    context.response().setStatusCode(well ? 200 : 503).end(state);
  }
}
