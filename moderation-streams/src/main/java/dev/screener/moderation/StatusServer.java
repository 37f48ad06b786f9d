package dev.screener.moderation;

import dev.screener.contracts.serving.ConnectionLimits;
import dev.screener.contracts.serving.HeldConnections;
import dev.screener.moderation.query.CaseQueries;
import dev.screener.moderation.query.QueryAnswers;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Promise;
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
      ConnectionLimits limits,
      KafkaStreams streams,
      CaseQueries queries,
      PrometheusMeterRegistry registry) {
    Vertx vertx = Vertx.vertx();
    Router router = routes(vertx, streams, queries, registry);
    Promise<HttpServer> listening = Promise.promise();
    // On one event loop, with what looks after its connections.
    vertx.runOnContext(
        loop -> {
          try {
            new HeldConnections(limits.most(), limits.deadlines())
                .server(vertx, limits.options(), router)
                .listen(port, host)
                .onComplete(listening);
          } catch (RuntimeException e) {
            listening.fail(e);
          }
        });
    try {
      return new StatusServer(vertx, listening.future().await());
    } catch (RuntimeException e) {
      vertx.close().await();
      throw e;
    }
  }

  /** Everything that is served. */
  static Router routes(
      Vertx vertx, KafkaStreams streams, CaseQueries queries, PrometheusMeterRegistry registry) {
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
    return router;
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
    if (well) {
      context.response().end(state);
    } else {
      QueryAnswers.notReady(context, "The streams are " + state + ". Ask again in a moment.");
    }
  }
}
