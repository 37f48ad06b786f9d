package dev.screener.projection.http;

import dev.screener.contracts.serving.ConnectionLimits;
import dev.screener.contracts.serving.HeldConnections;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The read side, listening. */
public final class ReadServer implements AutoCloseable {

  private static final int CLOSE_SECONDS = 5;

  /**
   * Listeners hear from us each {@value Listeners#SIGN_OF_LIFE_SECONDS} s. Who waits between
   * requests is cut off by the deadlines, which may be sooner.
   */
  private static final int SILENT_SECONDS = 4 * Listeners.SIGN_OF_LIFE_SECONDS;

  private final Vertx vertx;
  private final HttpServer server;

  private ReadServer(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /**
   * Listens; returns when it does.
   *
   * @param port 0 for any free one
   */
  public static ReadServer start(String host, int port, ConnectionLimits limits, ReadSide side) {
    Vertx vertx = Vertx.vertx();
    try {
      return new ReadServer(vertx, listen(vertx, limits, host, port, side).await());
    } catch (RuntimeException e) {
      vertx.close().await();
      throw e;
    }
  }

  /** On one event loop, with all that tells listeners something. */
  private static Future<HttpServer> listen(
      Vertx vertx, ConnectionLimits limits, String host, int port, ReadSide side) {
    Promise<HttpServer> listening = Promise.promise();
    vertx.runOnContext(
        loop -> {
          try {
            new HeldConnections(limits.most(), limits.deadlines())
                .server(
                    vertx,
                    limits
                        .options()
                        .setCompressionSupported(true)
                        .setIdleTimeout(Math.max(limits.idleSeconds(), SILENT_SECONDS)),
                    ReadRoutes.of(vertx, side))
                .listen(port, host)
                .onComplete(listening);
          } catch (RuntimeException e) {
            listening.fail(e);
          }
        });
    return listening.future();
  }

  public int port() {
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
}
