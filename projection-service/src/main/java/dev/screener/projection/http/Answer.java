package dev.screener.projection.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.screener.contracts.http.Problem;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is said to a client, made on a reader's thread and sent on the event loop.
 *
 * @param headers beside the content type
 */
record Answer(int status, String type, Buffer body, Map<String, String> headers) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          // ISO 8601 in UTC, as Instant says it.
          .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .build();
  private static final int RETRY_SECONDS = 1;

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer json(Object body) {
    return new Answer(200, "application/json", write(body), Map.of());
  }

  static Answer html(int status, String page) {
    return new Answer(status, "text/html; charset=utf-8", Buffer.buffer(page), Map.of());
  }

  static Answer of(Problem problem) {
    return new Answer(problem.status(), Problem.MEDIA_TYPE, write(problem), Map.of());
  }

  static Answer notFound(String detail) {
    return of(Problem.of(404, "Not found", detail));
  }

  /** For a view that cannot answer now, but may in a moment. */
  static Answer comeBack(String detail) {
    return of(Problem.of(503, "Not ready", detail)).comingBack();
  }

  /** The same, telling the client when to ask again. */
  Answer comingBack() {
    return with("Retry-After", Integer.toString(RETRY_SECONDS));
  }

  Answer with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Answer(status, type, body, more);
  }

  private static Buffer write(Object body) {
    try {
      return Buffer.buffer(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a body that cannot be written", e);
    }
  }
}
