package dev.screener.ingest;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.screener.contracts.http.Problem;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Vert.x, listening on every core. */
final class WebServer implements AutoCloseable {

  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_ADDRESS_BYTES = 4 * 1024;
  private static final long LOOK_MILLIS = 500;
  private static final Duration START = Duration.ofSeconds(20);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

  private final IngestSettings settings;
  private final Vertx vertx;
  private final Router router;
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private final Deadlines deadlines;
  private final AtomicInteger connections = new AtomicInteger();

  WebServer(IngestSettings settings, IngestRoutes routes, Deadlines deadlines) {
    this.settings = settings;
    this.deadlines = deadlines;
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    this.router = routes.on(vertx);
  }

  /**
   * Returns once every core listens.
   *
   * @throws IllegalStateException when the port cannot be had
   */
  void start() {
    DeploymentOptions onEveryCore =
        new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
    await(vertx.deployVerticle(Listener::new, onEveryCore), START);
  }

  int port() {
    return servers.get(0).actualPort();
  }

  /** Takes no more connections, and closes those that are open once they have their answers. */
  @Override
  public void close() {
    List<Future<Void>> closing =
        servers.stream().map(server -> server.shutdown(LAST_ANSWERS)).toList();
    try {
      await(Future.join(closing), LAST_ANSWERS.plus(START));
    } finally {
      await(vertx.close(), START);
    }
  }

  private final class Listener extends VerticleBase {
    /** All on this listener's event loop. */
    private final Set<HttpConnection> open = new HashSet<>();

    @Override
    public Future<?> start() {
      HttpServer server =
          vertx
              .createHttpServer(options())
              .connectionHandler(this::accept)
              .invalidRequestHandler(WebServer::refuse)
              .requestHandler(this::handle);
      servers.add(server);
      vertx.setPeriodic(
          LOOK_MILLIS, now -> deadlines.enforce(List.copyOf(open), WebServer::refuseSlow));
      return server.listen(address());
    }

    private void accept(HttpConnection connection) {
      open.add(connection);
      deadlines.opened(connection);
      connection.closeHandler(
          closed -> {
            open.remove(connection);
            deadlines.closed(connection);
            connections.decrementAndGet();
          });
      if (connections.incrementAndGet() > settings.maxConnections()) {
        connection.close();
      }
    }

    private void handle(HttpServerRequest request) {
      deadlines.begun(request);
      router.handle(request);
    }
  }

  private SocketAddress address() {
    // To Vert.x, 0 would be another free port for each core.
    return settings.port() == 0
        ? SocketAddress.sharedRandomPort(1, settings.host())
        : SocketAddress.inetSocketAddress(settings.port(), settings.host());
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setMaxInitialLineLength(MAX_ADDRESS_BYTES)
        .setIdleTimeout(settings.idleSeconds())
        .setHttp2ClearTextEnabled(false);
  }

  private static void refuseSlow(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (!response.ended() && !response.headWritten()) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      Answers.problem(response, Problems.tooSlow());
    }
  }

  /** What is not HTTP never reaches the routes. */
  private static void refuse(HttpServerRequest request) {
    DecoderResult result = request.decoderResult();
    Problem problem = Problems.malformed("This is not an HTTP request; mend its head.");
    if (result.cause() instanceof TooLongHttpLineException) {
      problem = Problems.addressTooLong();
    } else if (result.cause() instanceof TooLongHttpHeaderException) {
      problem = Problems.headersTooLarge();
    }
    Answers.problem(request.response(), problem);
    request.connection().close();
  }

  private static <T> T await(Future<T> future, Duration patience) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(patience.toSeconds(), SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The HTTP server failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("The HTTP server did not answer in " + patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the HTTP server", e);
    }
  }
}
