package dev.screener.projection.http;

import dev.screener.contracts.http.WriteToken;
import dev.screener.projection.view.FilmOwners.Peer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Asks another instance and passes on what it says. */
final class Forwarding {

  private static final int CONNECT_MILLIS = 500;
  private static final Duration READ = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(3L * Listeners.SIGN_OF_LIFE_SECONDS);

  /** A case is asked of moderation-streams in turn, for up to 10 s. */
  private static final Duration CASE = Duration.ofSeconds(11);

  private static final long UNWELL_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int CONNECTIONS = 64;
  private static final int MOST_WAITING = 1_000;
  private static final int NOT_READY = 503;

  /** What a client may say to the instance that answers. */
  private static final Set<String> PASSED =
      Set.of(
          "Accept", "Authorization", "Cookie", "If-None-Match", "Last-Event-ID", WriteToken.HEADER);

  /** What belongs to the one connection; the other one has its own. */
  private static final Set<String> KEPT_BACK =
      Set.of("connection", "keep-alive", "transfer-encoding", "content-encoding");

  private final HttpClient reads;
  private final HttpClient streams;
  private final Duration patience;
  private final Map<Peer, Long> unwellSince = new ConcurrentHashMap<>();

  /**
   * @param patience of a read that waits for a write, at its owner
   * @param maxListeners streams at once, to each of the others
   */
  Forwarding(Vertx vertx, Duration patience, int maxListeners) {
    HttpClientOptions options = new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS);
    PoolOptions pool =
        new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING);
    this.reads = vertx.createHttpClient(options, pool);
    this.streams =
        vertx.createHttpClient(
            options,
            new PoolOptions().setHttp1MaxSize(maxListeners).setMaxWaitQueueSize(MOST_WAITING));
    this.patience = patience;
  }

  /** Whether it answered when it was asked last, or some time has gone since. */
  boolean isWell(Peer peer) {
    Long since = unwellSince.get(peer);
    return since == null || System.nanoTime() - since > UNWELL_NANOS;
  }

  /**
   * Passes the request on, and the answer back. False when the other one cannot answer now; fails
   * when it does not answer at all.
   */
  Future<Boolean> to(Peer peer, RoutingContext context) {
    boolean isStream = context.request().path().endsWith("/events");
    RequestOptions asked = request(peer, context, isStream);
    return (isStream ? streams : reads)
        .request(asked)
        .compose(HttpClientRequest::send)
        .onSuccess(answer -> unwellSince.remove(peer))
        .onFailure(failure -> unwellSince.put(peer, System.nanoTime()))
        .map(answer -> passOn(answer, context.response()));
  }

  private RequestOptions request(Peer peer, RoutingContext context, boolean isStream) {
    RequestOptions asked =
        new RequestOptions()
            .setHost(peer.host())
            .setPort(peer.port())
            .setMethod(context.request().method())
            .setURI(context.request().uri())
            .setIdleTimeout((isStream ? SILENCE : silence(context.request())).toMillis())
            .putHeader(FilmRouting.FORWARDED, "1");
    for (String header : PASSED) {
      String value = context.request().getHeader(header);
      if (value != null) {
        asked.putHeader(header, value);
      }
    }
    return asked;
  }

  private Duration silence(HttpServerRequest request) {
    if (request.path().contains("/moderation/")) {
      return CASE;
    }
    return request.headers().contains(WriteToken.HEADER) ? READ.plus(patience) : READ;
  }

  private static boolean passOn(HttpClientResponse answer, HttpServerResponse to) {
    if (answer.statusCode() == NOT_READY) {
      answer.resume();
      return false;
    }
    if (to.closed()) {
      answer.request().reset();
      return true;
    }
    to.setStatusCode(answer.statusCode());
    answer
        .headers()
        .forEach(
            header -> {
              if (!KEPT_BACK.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                to.putHeader(header.getKey(), header.getValue());
              }
            });
    if (!answer.headers().contains("Content-Length")) {
      to.setChunked(true);
    }
    if ("identity".equals(answer.getHeader("Content-Encoding"))) {
      to.putHeader("Content-Encoding", "identity");
    }
    to.closeHandler(gone -> answer.request().reset());
    answer.pipeTo(to).onFailure(broken -> to.reset());
    return true;
  }
}
