package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Readers of films at an even pace, behind what balances their load: a request to an instance that
 * is not there goes to another one. Every answer is judged; how long a film could not be read is
 * measured from the begin of a request that failed to the first answer after that.
 */
final class FilmReaders {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_AT_ONCE = 400;
  private static final long TOLD_MILLIS = 1_000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final ApprovedTraffic traffic;
  private final List<ServiceProcess> instances;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final Map<String, Past> pasts = new ConcurrentHashMap<>();
  private volatile long ended;

  final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  final AtomicInteger answers = new AtomicInteger();
  final AtomicInteger stale = new AtomicInteger();
  final AtomicInteger failed = new AtomicInteger();

  /** A film's requests, by {@link System#nanoTime}: answers come in another order than they go. */
  private static final class Past {
    private final Queue<Long> failuresBegun = new ConcurrentLinkedQueue<>();
    private final ConcurrentSkipListSet<Long> answered = new ConcurrentSkipListSet<>();
  }

  /**
   * A time in which a film could not be read.
   *
   * @param until empty where it could not be read to the end
   */
  record Outage(String filmId, long millis, Optional<Instant> until) {}

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
    ServiceProcess instance = instance(number);
    ask(filmId, instance)
        .exceptionallyCompose(
            failure ->
                isNotThere(failure)
                    ? ask(filmId, otherThan(instance, number))
                    : CompletableFuture.failedFuture(failure))
        .whenComplete(
            (answer, failure) -> {
              try {
                note(filmId, begun, answer, failure);
              } finally {
                room.release();
              }
            });
  }

  /** Returns when no request is on its way and each was judged; to be asked once, at the end. */
  void awaitAll() throws InterruptedException {
    assertThat(room.tryAcquire(MOST_AT_ONCE, 2, TimeUnit.MINUTES))
        .as("requests that come to no end")
        .isTrue();
    room.release(MOST_AT_ONCE);
    ended = System.nanoTime();
  }

  /** The longest of all times in which a film could not be read, in milliseconds. */
  long longestOutageMillis() {
    return outages().mapToLong(Outage::millis).max().orElse(0);
  }

  /** Those of more than a second. */
  List<Outage> longOutages() {
    return outages().filter(outage -> outage.millis() >= TOLD_MILLIS).toList();
  }

  private Stream<Outage> outages() {
    return pasts.entrySet().stream()
        .flatMap(
            film ->
                film.getValue().failuresBegun.stream()
                    .map(begun -> outage(film.getKey(), begun, film.getValue())));
  }

  private Outage outage(String filmId, long begun, Past past) {
    Long answered = past.answered.higher(begun);
    return new Outage(
        filmId,
        ((answered == null ? ended : answered) - begun) / 1_000_000,
        Optional.ofNullable(answered)
            .map(then -> Instant.now().minusNanos(System.nanoTime() - then)));
  }

  private ServiceProcess instance(int number) {
    List<ServiceProcess> now = List.copyOf(instances);
    return now.get(Math.floorMod(number, now.size()));
  }

  private ServiceProcess otherThan(ServiceProcess instance, int number) {
    List<ServiceProcess> others = new ArrayList<>(instances);
    others.remove(instance);
    return others.get(Math.floorMod(number, others.size()));
  }

  private CompletableFuture<HttpResponse<String>> ask(String filmId, ServiceProcess instance) {
    return http.sendAsync(
        HttpRequest.newBuilder(
                URI.create(instance.url() + "/v1/films/" + filmId + "/reviews?limit=20"))
            .timeout(Duration.ofSeconds(60))
            .build(),
        BodyHandlers.ofString());
  }

  private static boolean isNotThere(Throwable failure) {
    return failure instanceof IOException || failure.getCause() instanceof IOException;
  }

  /** Exactly one of answer and failure is there. */
  private void note(String filmId, long begun, HttpResponse<String> answer, Throwable failure) {
    Past past = pasts.computeIfAbsent(filmId, film -> new Past());
    if (failure != null || answer.statusCode() == 503) {
      failed.incrementAndGet();
      past.failuresBegun.add(begun);
      return;
    }
    past.answered.add(System.nanoTime());
    answers.incrementAndGet();
    if (answer.headers().firstValue("Screener-Stale").isPresent()) {
      stale.incrementAndGet();
    }
    String fault = fault(filmId, answer);
    if (!fault.isEmpty()) {
      wrong.add(filmId + ": " + fault);
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
    } catch (RuntimeException unexpected) {
      return unexpected + " in " + answer.body();
    }
  }
}
