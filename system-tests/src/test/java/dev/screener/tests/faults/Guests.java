package dev.screener.tests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.tests.faults.Workload.Script;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Those who write over HTTP, to either instance of ingest-service. What is not answered by 202 is
 * tried again under the same key, at the other instance, and then given up.
 */
final class Guests {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(8);
  private static final int TRIES = 12;
  private static final int AT_ONCE = 4;
  private static final List<String> INSTANCES = List.of("ingest-a", "ingest-b");

  private final FaultCluster cluster;
  private final List<Script> scripts;
  private final String run;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger retries = new AtomicInteger();
  private final AtomicInteger givenUp = new AtomicInteger();
  private final AtomicInteger unexpected = new AtomicInteger();

  Guests(FaultCluster cluster, Workload workload, long seed) {
    this.cluster = cluster;
    this.scripts = workload.scripts();
    this.run = "run-" + seed;
  }

  /** Plays all scripts within about {@code seconds}, longer where answers do not come. */
  void play(double seconds) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    long begun = System.nanoTime();
    List<Thread> threads =
        IntStream.range(0, AT_ONCE)
            .mapToObj(
                number ->
                    new Thread(
                        () -> {
                          for (int i = next.getAndIncrement();
                              i < scripts.size();
                              i = next.getAndIncrement()) {
                            long until = begun + (long) (seconds * 1e9 * i / scripts.size());
                            LockSupport.parkNanos(until - System.nanoTime());
                            play(i, scripts.get(i));
                          }
                        },
                        "guest-" + number))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join(TimeUnit.MINUTES.toMillis(5));
    }
  }

  /** Every submission that was answered by 202. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  String told() {
    return acknowledged.size()
        + " accepted over HTTP, "
        + retries
        + " tries again, "
        + givenUp
        + " given up, "
        + unexpected
        + " answered otherwise than 202, 429 or 503";
  }

  int unexpected() {
    return unexpected.get();
  }

  private void play(int number, Script script) {
    Map<String, Object> body = new HashMap<>();
    body.put("authorId", script.author());
    body.put("rating", script.rating());
    body.put("text", script.text());
    String film = "/v1/films/" + script.film() + "/reviews";
    JsonNode answer = write(FaultCluster.SITE, "POST", film, body, number + "-0");
    if (answer == null) {
      return;
    }
    String reviewId = answer.path("reviewId").asText();
    String review = film + '/' + reviewId;
    String decision = "";
    int revision = 1;
    for (int i = 0; i < script.then().length(); i++) {
      String key = number + "-" + (i + 1);
      switch (script.then().charAt(i)) {
        case 'e' -> {
          body.put("text", script.text() + " Seen again: still so.");
          revision += write(FaultCluster.SITE, "PUT", review, body, key) == null ? 0 : 1;
        }
        case 'w' ->
            write(
                FaultCluster.SITE,
                "DELETE",
                review + "?authorId=" + script.author(),
                Map.of(),
                key);
        case 'r' ->
            write(
                FaultCluster.SITE,
                "POST",
                review + "/reports",
                Map.of("reporterId", "listener-" + number, "kind", "SPAM"),
                key);
        default ->
            decision =
                decide(script.then().charAt(i), script.film(), reviewId, revision, decision, key);
      }
    }
  }

  private String decide(
      char action, String film, String review, int revision, String decision, String key) {
    Map<String, Object> body = new HashMap<>();
    body.put("target", Map.of("filmId", film, "reviewId", review, "revision", revision));
    body.put("action", action == 'a' ? "APPROVE" : action == 'j' ? "REJECT" : "UNDO");
    if (action == 'j') {
      body.put("reason", "SPAM");
    }
    if (action == 'u') {
      if (decision.isEmpty()) {
        return "";
      }
      body.put("undoes", decision);
    }
    JsonNode answer = write(FaultCluster.MODERATOR, "POST", "/v1/moderation/decisions", body, key);
    return answer == null ? "" : answer.path("decisionId").asText();
  }

  /** The answer of an accepted write; null when it was given up. */
  private JsonNode write(
      String token, String method, String path, Map<String, Object> body, String key) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      String instance = INSTANCES.get((key.hashCode() + attempt) & 1);
      try {
        HttpResponse<String> answer =
            http.send(
                HttpRequest.newBuilder(URI.create(cluster.url(instance) + path))
                    .timeout(ANSWER)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", run + '-' + key)
                    .method(
                        method,
                        body.isEmpty()
                            ? BodyPublishers.noBody()
                            : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() == 202) {
          JsonNode json = JSON.readTree(answer.body());
          if (json.hasNonNull("submissionId")) {
            acknowledged.add(json.get("submissionId").asText());
          }
          return json;
        }
        if (answer.statusCode() != 503 && answer.statusCode() != 429) {
          unexpected.incrementAndGet();
          System.out.println(
              "[faults] " + method + " answered " + answer.statusCode() + ": " + answer.body());
          return null;
        }
      } catch (IOException noAnswer) {
        // It may have been kept or not; the same key makes it the same.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
      retries.incrementAndGet();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300L * (attempt + 1)));
    }
    givenUp.incrementAndGet();
    return null;
  }
}
