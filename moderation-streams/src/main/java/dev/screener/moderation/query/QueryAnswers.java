package dev.screener.moderation.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.screener.contracts.http.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

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
