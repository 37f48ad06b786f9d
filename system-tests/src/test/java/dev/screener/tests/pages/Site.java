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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A film site's back end before the demo: it vouches for many authors. */
final class Site {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Of a siege: before it, of the honest in it, and of those who attack. */
  private static final int CROWD = 60;

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

  /** So many held reviews of one film; each has a link in it. */
  List<String> hold(String filmId, int count) throws IOException, InterruptedException {
    film(filmId, Map.of("title", "The film " + filmId));
    List<String> reviews = new ArrayList<>();
    String[] words = {
      "ferry", "harbour", "orchard", "violin", "glacier", "lantern", "market", "railway", "desert",
      "garden"
    };
    for (int i = 0; i < count; i++) {
      String review = "held-" + i;
      review(
          filmId,
          review,
          Map.of(
              "authorId",
              filmId + "-author-" + i,
              "rating",
              1 + i % 10,
              "text",
              "My long version about the "
                  + words[i % words.length]
                  + " is on https://"
                  + words[i % words.length]
                  + "-diary.example/"
                  + i));
      reviews.add(review);
    }
    for (String review : reviews) {
      awaits("HELD", filmId, review);
    }
    await()
        .atMost(PATIENCE)
        .until(() -> moderation("queue?film=" + filmId).get("jobs").size(), size -> size == count);
    return reviews;
  }

  /** Decides on a review at its first revision, as the demo's moderator. */
  void decides(String filmId, String reviewId, String action)
      throws IOException, InterruptedException {
    Map<String, Object> target = Map.of("filmId", filmId, "reviewId", reviewId, "revision", 1);
    accepted(
        send(
            "POST",
            demo.ingest() + "/v1/moderation/decisions",
            Map.of("target", target, "action", action),
            "moderator"));
  }

  /**
   * Puts a film under siege: a crowd of old accounts with opinions of their own, then as many again
   * with as many one-point votes by new accounts between them. The attackers' reviews.
   */
  List<String> besieges(String filmId) throws IOException, InterruptedException {
    film(filmId, Map.of("title", "The besieged film"));
    Random random = new Random(1);
    List<String> attackers = new ArrayList<>();
    for (int i = 0; i < 3 * CROWD; i++) {
      boolean attacks = i >= CROWD && i % 2 == 0;
      String review = "vote-" + i;
      int days = attacks ? 1 : 400 + random.nextInt(2_600);
      review(
          filmId,
          review,
          Map.of(
              "authorId",
              filmId + "-author-" + i,
              "rating",
              attacks ? 1 : 4 + random.nextInt(7),
              "accountCreatedAt",
              Instant.now().minus(Duration.ofDays(days)).toString()));
      if (attacks) {
        attackers.add(review);
      }
    }
    return attackers;
  }

  /** The first of these reviews that is held; "" where none is. */
  String firstHeld(String filmId, List<String> reviews) throws IOException, InterruptedException {
    for (String review : reviews) {
      if (outcome(filmId, review).equals("HELD")) {
        return review;
      }
    }
    return "";
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
    return send(method, url, body, "site");
  }

  private HttpResponse<String> send(
      String method, String url, Map<String, Object> body, String role)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + demo.token(role))
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
