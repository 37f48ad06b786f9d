package dev.screener.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Asks the instances of moderation-streams, each of which has judged cases of its own, what a
 * policy would change. Never blocks.
 */
final class PolicyPreview {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(50);
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final List<URI> instances;

  PolicyPreview(List<URI> instances) {
    this.instances = List.copyOf(instances);
  }

  /** Why there is no preview, in a sentence that its caller may read. */
  static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Unavailable(String why) {
      super(why, null, false, false);
    }

    static String why(Throwable failure) {
      Throwable cause =
          failure instanceof CompletionException && failure.getCause() != null
              ? failure.getCause()
              : failure;
      return cause instanceof Unavailable ? String.valueOf(cause.getMessage()) : cause.toString();
    }
  }

  /**
   * The difference over the cases of all instances; ends with {@link Unavailable} when one of them
   * cannot tell its own.
   *
   * @param authorization the caller's own, which the instances hold against their credentials
   */
  CompletionStage<PolicyDifference> of(PolicyDraft draft, String authorization) {
    if (instances.isEmpty()) {
      return CompletableFuture.failedStage(new Unavailable("MODERATION_URLS is not set."));
    }
    String body = body(draft);
    CompletableFuture<PolicyDifference> sum = ask(instances.get(0), body, authorization);
    for (URI instance : instances.subList(1, instances.size())) {
      sum = sum.thenCombine(ask(instance, body, authorization), PolicyDifference::and);
    }
    return sum;
  }

  private CompletableFuture<PolicyDifference> ask(URI instance, String body, String authorization) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(instance + "/v1/policies/preview"))
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .handle(
            (answer, failure) -> {
              if (failure != null) {
                throw new Unavailable(instance + " does not answer.");
              }
              return difference(instance, answer);
            });
  }

  private static PolicyDifference difference(URI instance, HttpResponse<String> answer) {
    if (answer.statusCode() != OK) {
      throw new Unavailable(instance + " answered " + answer.statusCode() + ".");
    }
    try {
      return JSON.readValue(answer.body(), PolicyDifference.class);
    } catch (JsonProcessingException e) {
      throw new Unavailable(instance + " answered what is no difference.");
    }
  }

  private static String body(PolicyDraft draft) {
    try {
      return JSON.writeValueAsString(Map.of("rules", draft.rules()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text is always JSON", e);
    }
  }
}
