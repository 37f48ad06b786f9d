package dev.screener.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A film site's back end before the demo: it vouches for many authors. */
final class Site {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Demo demo;

  Site(Demo demo) {
    this.demo = demo;
  }

  void film(String filmId, Map<String, Object> film) throws IOException, InterruptedException {
    accepted(send("PUT", demo.ingest() + "/v1/films/" + filmId, film));
  }

  /** Submits a review by the author of the same id; {@code more} adds fields or replaces them. */
  void review(String filmId, String reviewId, Map<String, Object> more)
      throws IOException, InterruptedException {
    Map<String, Object> body = new HashMap<>();
    body.put("reviewId", reviewId);
    body.put("authorId", "author-of-" + reviewId);
    body.putAll(more);
    accepted(send("POST", demo.ingest() + "/v1/films/" + filmId + "/reviews", body));
  }

  /** Waits until a review has come to this outcome. */
  void awaits(String outcome, String filmId, String reviewId) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> outcome(filmId, reviewId), outcome::equals);
  }

  /** Waits until it stands otherwise than this. */
  void awaitsOtherThan(String outcome, String filmId, String reviewId) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> outcome(filmId, reviewId), other -> !other.equals(outcome));
  }

  /** APPROVED, HELD and so on; "none" before a first verdict. */
  String outcome(String filmId, String reviewId) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send("GET", demo.pages() + "/v1/films/" + filmId + "/reviews/" + reviewId, Map.of());
    return answer.statusCode() == 200
        ? JSON.readTree(answer.body()).path("outcome").asText()
        : "none";
  }

  /** Reads JSON of the moderation view, as its moderator. */
  JsonNode moderation(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(demo.pages() + "/v1/moderation/" + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + demo.token("moderator"))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> send(String method, String url, Map<String, Object> body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + demo.token("site"))
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static void accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }
}
