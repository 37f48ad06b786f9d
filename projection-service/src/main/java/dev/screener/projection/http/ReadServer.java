package dev.screener.projection.http;

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
      HttpServer server =
          vertx
              .createHttpServer(options)
              .requestHandler(ReadRoutes.of(vertx, side))
              .listen(port, host)
              .await();
      return new ReadServer(vertx, server);
    } catch (RuntimeException e) {
      vertx.close().await();
      throw e;
    }
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
