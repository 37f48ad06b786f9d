package dev.screener.projection.moderation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the instances of moderation-streams over HTTP, in turn; those that did not answer a moment
 * ago come last. Never blocks.
 */
public final class HttpCases implements Cases {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PREVIEW_PATIENCE = Duration.ofSeconds(50);
  private static final int MOST_REDIRECTS = 2;
  private static final int OK = 200;
  private static final int REDIRECT = 307;
  private static final int UNAUTHENTICATED = 401;
  private static final int FORBIDDEN = 403;
  private static final int SERVER_FAULTS = 500;
  private static final long SILENT_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int NOT_FOUND = 404;

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final List<URI> instances;
  private final AtomicInteger turn = new AtomicInteger();
  private final Map<URI, Long> silentSince = new ConcurrentHashMap<>();

  /**
   * Asks these.
   *
   * @param instances every instance of moderation-streams, without a path; empty: nobody is asked
   */
  public HttpCases(List<URI> instances) {
    this.instances = List.copyOf(instances);
  }

  @Override
  public CompletionStage<Optional<Told>> find(
      String filmId, String reviewId, String authorization) {
    // Ids hold nothing that a path would have to escape.
    return ask(inTurn(), "/v1/cases/" + filmId + '/' + reviewId, authorization)
        .thenApply(answer -> told(answer, Told.class));
  }

  @Override
  public CompletionStage<Optional<AuthorPast>> author(
      String filmId, String reviewId, String authorization) {
    return ask(inTurn(), "/v1/cases/" + filmId + '/' + reviewId + "/author", authorization)
        .thenApply(answer -> told(answer, AuthorPast.class));
  }

  @Override
  public CompletionStage<Spread> spread(String campaignId, long spanSeconds, String authorization) {
    String path = "/v1/campaigns/" + campaignId + "/spread?spanSeconds=" + spanSeconds;
    CompletableFuture<Spread> sum =
        CompletableFuture.completedFuture(new Spread(0, 0, true, Map.of(), Map.of()));
    for (URI instance : instances) {
      sum = sum.thenCombine(spreadAt(instance, path, authorization), HttpCases::sum);
    }
    return instances.isEmpty() ? CompletableFuture.failedStage(unset()) : sum;
  }

  @Override
  public CompletionStage<Tried> tryPolicy(
      String rules, @Nullable String overlay, String authorization) {
    if (instances.isEmpty()) {
      return CompletableFuture.failedStage(unset());
    }
    ObjectNode body = JSON.createObjectNode().put("rules", rules).put("overlay", overlay);
    CompletableFuture<Tried> sum = tryAt(instances.get(0), body, authorization);
    for (URI instance : instances.subList(1, instances.size())) {
      sum = sum.thenCombine(tryAt(instance, body, authorization), PolicyDifferences::sum);
    }
    return sum;
  }

  /** The first instance that can answer, be it by a redirect to the one that has the case. */
  private CompletableFuture<HttpResponse<String>> ask(
      List<URI> asked, String path, String authorization) {
    if (instances.isEmpty()) {
      return CompletableFuture.failedFuture(unset());
    }
    if (asked.isEmpty()) {
      return CompletableFuture.failedFuture(
          new UnavailableException("No instance of moderation-streams answers."));
    }
    URI instance = asked.get(0);
    List<URI> others = asked.subList(1, asked.size());
    return get(instance.resolve(path), authorization, MOST_REDIRECTS)
        .thenCompose(
            answer ->
                answer.statusCode() < SERVER_FAULTS
                    ? CompletableFuture.completedFuture(answer)
                    // Its own fault is told where nobody else can answer either.
                    : ask(others, path, authorization).exceptionally(failure -> answer))
        .exceptionallyCompose(failure -> ask(others, path, authorization));
  }

  private List<URI> inTurn() {
    List<URI> rotated = new ArrayList<>(instances);
    if (!rotated.isEmpty()) {
      Collections.rotate(rotated, Math.floorMod(turn.getAndIncrement(), rotated.size()));
    }
    rotated.sort(Comparator.comparing(this::isSilent));
    return rotated;
  }

  private boolean isSilent(URI instance) {
    Long since = silentSince.get(instance);
    return since != null && System.nanoTime() - since < SILENT_NANOS;
  }

  private void note(URI address, @Nullable Throwable failure) {
    URI instance = URI.create(address.getScheme() + "://" + address.getAuthority());
    if (failure == null) {
      silentSince.remove(instance);
    } else {
      silentSince.put(instance, System.nanoTime());
    }
  }

  private CompletableFuture<HttpResponse<String>> get(
      URI address, String authorization, int redirects) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .GET()
            .build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .whenComplete((answer, failure) -> note(address, failure))
        .thenCompose(
            answer -> {
              Optional<String> elsewhere = answer.headers().firstValue("Location");
              return answer.statusCode() == REDIRECT && elsewhere.isPresent() && redirects > 0
                  ? get(address.resolve(elsewhere.get()), authorization, redirects - 1)
                  : CompletableFuture.completedFuture(answer);
            });
  }

  private CompletableFuture<Spread> spreadAt(URI instance, String path, String authorization) {
    return get(URI.create(instance + path), authorization, 0)
        .handle(
            (answer, failure) -> {
              if (failure != null) {
                throw new UnavailableException(
                    "An instance of moderation-streams does not answer.");
              }
              return told(answer, Spread.class)
                  .orElseThrow(
                      () ->
                          new UnavailableException(
                              "moderation-streams is of a version that tells no spread."));
            });
  }

  /** A film is one instance's alone. */
  private static Spread sum(Spread a, Spread b) {
    Map<Long, Integer> byTime = new TreeMap<>(a.byTime());
    b.byTime().forEach((at, count) -> byTime.merge(at, count, Integer::sum));
    Map<String, Integer> byFilm = new TreeMap<>(a.byFilm());
    b.byFilm().forEach((film, count) -> byFilm.merge(film, count, Integer::sum));
    return new Spread(
        a.members() + b.members(),
        a.films() + b.films(),
        a.complete() && b.complete(),
        byTime,
        byFilm);
  }

  private static <T> Optional<T> told(HttpResponse<String> answer, Class<T> type) {
    return switch (answer.statusCode()) {
      case OK -> Optional.of(read(answer.body(), type));
      case NOT_FOUND -> Optional.empty();
      case UNAUTHENTICATED, FORBIDDEN -> throw refused();
      default ->
          throw new UnavailableException(
              "moderation-streams answered " + answer.statusCode() + '.');
    };
  }

  private CompletableFuture<Tried> tryAt(URI instance, JsonNode body, String authorization) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(instance + "/v1/policies/preview"))
            .timeout(PREVIEW_PATIENCE)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .handle(
            (answer, failure) -> {
              if (failure != null) {
                throw new UnavailableException(
                    "An instance of moderation-streams does not answer.");
              }
              if (answer.statusCode() == UNAUTHENTICATED || answer.statusCode() == FORBIDDEN) {
                throw refused();
              }
              return new Tried(answer.statusCode(), read(answer.body(), JsonNode.class));
            });
  }

  private static <T> T read(String body, Class<T> type) {
    try {
      return JSON.readValue(body, type);
    } catch (JsonProcessingException e) {
      throw new UnavailableException("moderation-streams answered what cannot be read.");
    }
  }

  private static UnavailableException refused() {
    return new UnavailableException(
        "moderation-streams does not take this credential: give it the same credentials file.");
  }

  private static UnavailableException unset() {
    return new UnavailableException("MODERATION_URLS is not set.");
  }
}
