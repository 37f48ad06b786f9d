package dev.screener.contracts.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.http.Problem;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections of one service, over all its event loops: no more than so many, none held longer
 * than its deadlines, and what is no request is refused with a problem.
 */
public final class HeldConnections {

  private static final long LOOK_MILLIS = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Problem TOO_SLOW =
      Problem.of(
          408,
          "Too slow",
          "The request did not come in time; send it again, whole, on another connection.");
  private static final Problem ADDRESS_TOO_LONG =
      Problem.of(414, "Address too long", "Shorten the address.");
  private static final Problem HEADERS_TOO_LARGE =
      Problem.of(431, "Headers too large", "Send fewer or shorter headers.");
  private static final Problem MALFORMED =
      Problem.of(400, "Malformed request", "This is not an HTTP request; mend its head.");

  private final int most;
  private final Deadlines deadlines;
  private final AtomicInteger open = new AtomicInteger();

  /**
   * @param most at once
   */
  public HeldConnections(int most, Deadlines deadlines) {
    this.most = most;
    this.deadlines = deadlines;
  }

  /** A server that does not listen yet; to be called on the event loop that is to serve. */
  public HttpServer server(
      Vertx vertx, HttpServerOptions options, Handler<HttpServerRequest> requests) {
    Set<HttpConnection> mine = new HashSet<>();
    vertx.setPeriodic(
        LOOK_MILLIS, now -> deadlines.enforce(List.copyOf(mine), HeldConnections::refuseSlow));
    return vertx
        .createHttpServer(options)
        .connectionHandler(connection -> accept(connection, mine))
        .invalidRequestHandler(HeldConnections::refuse)
        .requestHandler(
            request -> {
              deadlines.begun(request);
              requests.handle(request);
            });
  }

  private void accept(HttpConnection connection, Set<HttpConnection> mine) {
    mine.add(connection);
    deadlines.opened(connection);
    connection.closeHandler(
        closed -> {
          mine.remove(connection);
          deadlines.closed(connection);
          open.decrementAndGet();
        });
    if (open.incrementAndGet() > most) {
      connection.close();
    }
  }

  private static void refuseSlow(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (!response.ended() && !response.headWritten()) {
      answer(response, TOO_SLOW);
    }
  }

  /** What is not HTTP never reaches the routes. */
  private static void refuse(HttpServerRequest request) {
    DecoderResult result = request.decoderResult();
    Problem problem = MALFORMED;
    if (result.cause() instanceof TooLongHttpLineException) {
      problem = ADDRESS_TOO_LONG;
    } else if (result.cause() instanceof TooLongHttpHeaderException) {
      problem = HEADERS_TOO_LARGE;
    }
    answer(request.response(), problem);
    request.connection().close();
  }

  private static void answer(HttpServerResponse response, Problem problem) {
    try {
      response
          .setStatusCode(problem.status())
          .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
          .end(Buffer.buffer(JSON.writeValueAsBytes(problem)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is always JSON", e);
    }
  }
}
