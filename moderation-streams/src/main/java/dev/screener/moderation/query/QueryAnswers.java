package dev.screener.moderation.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.screener.contracts.http.Problem;
import dev.screener.contracts.serde.SchemaUnavailableException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers as JSON; problems as RFC 9457 has them. Never kept by caches: texts stand in them. */
public final class QueryAnswers {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String RETRY_SECONDS = "1";
  private static final Logger LOG = LoggerFactory.getLogger(QueryAnswers.class);

  private QueryAnswers() {}

  /** For refusals that are no route's own: what is not HTTP, not there, too large or failed. */
  public static void refusals(Router router) {
    refuse(router, Problem.of(400, "Malformed request", "The address or body is malformed."));
    refuse(router, Problem.of(404, "Not found", "There is nothing at this address."));
    refuse(router, Problem.of(405, "Method not allowed", "This address is not asked that way."));
    refuse(router, Problem.of(413, "Content too large", "The body is too large."));
    refuse(router, Problem.of(417, "Expectation failed", "Expect 100-continue or nothing."));
    router.errorHandler(500, context -> failed(context, context.failure()));
  }

  private static void refuse(Router router, Problem problem) {
    router.errorHandler(problem.status(), context -> problem(context, problem));
  }

  /** 503 where the streams are not there yet or move, or a schema is away; else it is a fault. */
  static void failed(RoutingContext context, @Nullable Throwable failure) {
    if (failure instanceof InvalidStateStoreException) {
      notReady(context, "The cases are being loaded or moved. Ask again in a moment.");
      return;
    }
    if (failure instanceof SchemaUnavailableException) {
      LOG.warn("event=query-without-schema error={}", failure.getMessage());
      notReady(
          context,
          "It was written by a newer program, whose schema cannot be asked for just now. Ask again"
              + " in a moment.");
      return;
    }
    LOG.error("event=query-failed", failure);
    problem(
        context,
        Problem.of(500, "Internal error", "The read failed on our side. The log says why."));
  }

  /** 503 with the time after which to ask again. */
  public static void notReady(RoutingContext context, String why) {
    context.response().putHeader("Retry-After", RETRY_SECONDS);
    problem(context, Problem.of(503, "Not ready", why));
  }

  static void json(RoutingContext context, Object body) {
    send(context, 200, "application/json", body);
  }

  static void problem(RoutingContext context, Problem problem) {
    send(context, problem.status(), Problem.MEDIA_TYPE, problem);
  }

  /** Another instance that holds what is asked for; empty where this one does, or nobody knows. */
  static Optional<HostInfo> elsewhere(Optional<HostInfo> owner, String advertised) {
    return owner.filter(
        host ->
            !host.equals(HostInfo.unavailable())
                && !(host.host() + ':' + host.port()).equals(advertised));
  }

  static void redirect(RoutingContext context, HostInfo to, String address) {
    context
        .response()
        .setStatusCode(307)
        .putHeader("Location", "http://" + to.host() + ':' + to.port() + address)
        .end();
  }

  private static void send(RoutingContext context, int status, String type, Object body) {
    if (context.response().ended() || context.response().closed()) {
      return;
    }
    try {
      context
          .response()
          .setStatusCode(status)
          .putHeader("Content-Type", type)
          .putHeader("Cache-Control", "no-store")
          .end(Buffer.buffer(JSON.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer is always JSON", e);
    }
  }
}
