package dev.screener.moderation.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.screener.contracts.http.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** Answers as JSON; problems as RFC 9457 has them. Never kept by caches: texts stand in them. */
final class QueryAnswers {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private QueryAnswers() {}

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
