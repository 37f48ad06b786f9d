package dev.screener.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.http.Problem;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers of every kind, written to a response that nothing was written to yet. */
final class Answers {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CharSequence PROBLEM_TYPE = HttpHeaders.createOptimized(Problem.MEDIA_TYPE);
  private static final CharSequence JSON_TYPE = HttpHeaders.createOptimized("application/json");
  private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("Retry-After");
  private static final CharSequence ONE_SECOND = HttpHeaders.createOptimized("1");
  private static final String PROBLEM = "screener.problem";
  private static final CharSequence BEARER =
      HttpHeaders.createOptimized("Bearer realm=\"screener\"");

  private Answers() {}

  /**
   * Answers on the request's own event loop once the brokers have: by {@code then}, or with what
   * stood in the way.
   */
  static void onceKnown(
      RoutingContext request,
      CompletionStage<Publication> publication,
      Consumer<Publication.Acknowledged> then) {
    Context eventLoop = request.vertx().getOrCreateContext();
    publication.whenComplete(
        (known, failure) ->
            eventLoop.runOnContext(
                now -> {
                  if (known instanceof Publication.Acknowledged acknowledged) {
                    then.accept(acknowledged);
                  } else {
                    problem(request, Objects.requireNonNull(problemOf(known)));
                  }
                }));
  }

  /** What stood in the way of a write; null where nothing did. */
  static @Nullable Problem problemOf(@Nullable Publication publication) {
    if (publication instanceof Publication.Acknowledged) {
      return null;
    }
    return publication instanceof Publication.Overloaded
        ? Problems.overloaded()
        : Problems.unavailable();
  }

  /** 202 with a body that is JSON already. */
  static void accepted(RoutingContext request, String json) {
    json(request, 202, json);
  }

  /** What was asked for, and nothing came of it. */
  static void found(RoutingContext request, String json) {
    json(request, 200, json);
  }

  private static void json(RoutingContext request, int status, String json) {
    HttpServerResponse response = request.response();
    if (!response.ended() && !response.closed()) {
      response
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, JSON_TYPE)
          .end(Buffer.buffer(json));
    }
  }

  /** The problem, with the headers that go with its status. */
  static void problem(RoutingContext request, Problem problem) {
    request.put(PROBLEM, problem);
    problem(request.response(), problem);
  }

  /** The problem that a request was answered with; null where there was none. */
  static @Nullable Problem problemToldTo(RoutingContext request) {
    return request.get(PROBLEM);
  }

  static void problem(HttpServerResponse response, Problem problem) {
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      // The answer has begun, so all that can still be told is that it is not whole.
      response.reset();
      return;
    }
    switch (problem.status()) {
      case 401 -> response.putHeader("WWW-Authenticate", BEARER);
      case 429, 503 -> {
        if (!response.headers().contains(RETRY_AFTER)) {
          response.putHeader(RETRY_AFTER, ONE_SECOND);
        }
      }
      default -> {}
    }
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM_TYPE)
        .end(Buffer.buffer(json(problem)));
  }

  /** What failed on our side is logged, and told without its inside. */
  static void failure(RoutingContext request, Throwable failure) {
    LOG.error(
        "event=request-failed method={} route={}",
        request.request().method(),
        request.currentRoute() == null ? "none" : request.currentRoute().getPath(),
        failure);
    problem(request, Problems.internal());
  }

  static byte[] json(Problem problem) {
    try {
      return JSON.writeValueAsBytes(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is always JSON", e);
    }
  }
}
