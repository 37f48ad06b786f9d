package dev.screener.ingest;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.screener.contracts.serving.ConnectionLimits;
import dev.screener.contracts.serving.Deadlines;
import dev.screener.contracts.serving.HeldConnections;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Vert.x, listening on every core. */
final class WebServer implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(20);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

  private final IngestSettings settings;
  private final Vertx vertx;
  private final Router router;
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private final ConnectionLimits limits;
  private final HeldConnections connections;

  WebServer(IngestSettings settings, IngestRoutes routes, Deadlines deadlines) {
    this.settings = settings;
    this.limits = settings.connections();
    this.connections = new HeldConnections(limits.most(), deadlines);
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

  /** Everything that is served. */
  List<Route> routes() {
    return router.getRoutes();
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
    @Override
    public Future<?> start() {
      HttpServer server = connections.server(vertx, limits.options(), router);
      servers.add(server);
      return server.listen(address());
    }
  }

  private SocketAddress address() {
    // To Vert.x, 0 would be another free port for each core.
    return settings.port() == 0
        ? SocketAddress.sharedRandomPort(1, settings.host())
        : SocketAddress.inetSocketAddress(settings.port(), settings.host());
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
