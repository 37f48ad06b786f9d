package dev.screener.projection.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The read side, listening. */
public final class ReadServer implements AutoCloseable {

  private static final int CLOSE_SECONDS = 5;
  private static final int IDLE_SECONDS = 60;
  private static final int MAX_HEADER_BYTES = 16 * 1024;

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
  public static ReadServer start(String host, int port, ReadSide side) {
    Vertx vertx = Vertx.vertx();
    HttpServerOptions options =
        new HttpServerOptions()
            .setCompressionSupported(true)
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    try {
      return new ReadServer(vertx, listen(vertx, options, host, port, side).await());
    } catch (RuntimeException e) {
      vertx.close().await();
      throw e;
    }
  }

  /** On one event loop, with all that tells listeners something. */
  private static Future<HttpServer> listen(
      Vertx vertx, HttpServerOptions options, String host, int port, ReadSide side) {
    Promise<HttpServer> listening = Promise.promise();
    vertx.runOnContext(
        loop -> {
          try {
            vertx
                .createHttpServer(options)
                .requestHandler(ReadRoutes.of(vertx, side))
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
