package dev.screener.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.topics.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Readers of films at an even pace, behind what balances their load: a request to an instance that
 * is not there goes to the next one. Every answer is judged; how long a film could not be read is
 * measured from the first request that failed to the first answer after it.
 */
final class FilmReaders {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_AT_ONCE = 400;
  private static final long TOLD_MILLIS = 1_000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ApprovedTraffic traffic;
  private final List<ServiceProcess> instances;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final Map<String, Long> failingSince = new ConcurrentHashMap<>();

  final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  final AtomicInteger answers = new AtomicInteger();
  final AtomicInteger stale = new AtomicInteger();
  final AtomicInteger failed = new AtomicInteger();
  final Queue<String> outages = new ConcurrentLinkedQueue<>();
  final AtomicLong longestOutageMillis = new AtomicLong();

  /**
   * @param instances that can be asked; may change meanwhile
   */
  FilmReaders(ApprovedTraffic traffic, List<ServiceProcess> instances) {
    this.traffic = traffic;
    this.instances = instances;
  }

  /** Reads the first page of a film, and does not wait for it. */
  void read(String filmId, int number) throws InterruptedException {
    room.acquire();
    long begun = System.nanoTime();
    CompletableFuture<HttpResponse<String>> asked =
        ask(filmId, number)
            .exceptionallyCompose(
                failure ->
                    isNotThere(failure)
                        ? ask(filmId, number + 1)
                        : CompletableFuture.failedFuture(failure));
    asked.whenComplete(
        (answer, failure) -> {
          room.release();
          if (failure == null && answer.statusCode() != 503) {
            answered(filmId, answer);
          } else {
            failed.incrementAndGet();
            failingSince.putIfAbsent(filmId, begun);
          }
        });
  }

  /** Returns when no request is on its way. */
  void awaitAll() throws InterruptedException {
    room.acquire(MOST_AT_ONCE);
    room.release(MOST_AT_ONCE);
    long now = System.nanoTime();
    failingSince.forEach((film, since) -> outage(film, since, now));
  }

  private CompletableFuture<HttpResponse<String>> ask(String filmId, int number) {
    ServiceProcess instance = instances.get(Math.floorMod(number, instances.size()));
    return http.sendAsync(
        HttpRequest.newBuilder(
                URI.create(instance.url() + "/v1/films/" + filmId + "/reviews?limit=20"))
            .timeout(Duration.ofSeconds(20))
            .build(),
        BodyHandlers.ofString());
  }

  private static boolean isNotThere(Throwable failure) {
    return failure instanceof IOException || failure.getCause() instanceof IOException;
  }

  private void answered(String filmId, HttpResponse<String> answer) {
    Long since = failingSince.remove(filmId);
    if (since != null) {
      outage(filmId, since, System.nanoTime());
    }
    answers.incrementAndGet();
    if (answer.headers().firstValue("Screener-Stale").isPresent()) {
      stale.incrementAndGet();
    }
    String fault = fault(filmId, answer);
    if (!fault.isEmpty()) {
      wrong.add(filmId + ": " + fault);
    }
  }

  private void outage(String filmId, long since, long until) {
    long millis = (until - since) / 1_000_000;
    longestOutageMillis.accumulateAndGet(millis, Math::max);
    if (millis >= TOLD_MILLIS) {
      Instant ended = Instant.now().minusNanos(System.nanoTime() - until);
      outages.add(filmId + ' ' + millis + " ms until " + ended);
    }
  }

  private String fault(String filmId, HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      return "status " + answer.statusCode();
    }
    try {
      JsonNode reviews = JSON.readTree(answer.body()).path("reviews");
      if (reviews.isEmpty()) {
        return "no reviews, though one stands for good";
      }
      Set<String> seen = new HashSet<>();
      String last = "9999";
      for (JsonNode review : reviews) {
        String key = Ids.reviewKey(filmId, review.path("reviewId").asText());
        int revision = review.path("revision").asInt();
        if (!seen.add(key)) {
          return key + " twice";
        }
        if (!traffic.hasStood(key, revision, review.path("rating").asInt())) {
          return key + " never stood like this: " + review;
        }
        String at = review.path("submittedAt").asText();
        if (at.substring(0, 19).compareTo(last) > 0) {
          return key + " is out of order";
        }
        last = at.substring(0, 19);
      }
      return "";
    } catch (IOException garbage) {
      return "no JSON";
    }
  }
}
