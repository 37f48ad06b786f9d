package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.access.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A film site's back end, which writes to ingest-service. */
final class Site {
  static final String TOKEN = "system-tests-of-screener-0000000000000000000";

  static final String ANNA = "system-tests-moderator-anna-00000000000000000";
  static final String BELA = "system-tests-moderator-bela-00000000000000000";
  static final String OWNER = "system-tests-policy-owner-000000000000000000";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(30))
          .build();
  private final String url;

  Site(String url) {
    this.url = url;
  }

  /** The credentials file of a deployment that knows this site and its moderators alone. */
  static String credentials() {
    return """
    {"credentials": [
      {"name": "system-tests", "roles": ["site"], "tokenSha256": "%s"},
      {"name": "anna", "roles": ["moderator"], "tokenSha256": "%s"},
      {"name": "bela", "roles": ["moderator"], "tokenSha256": "%s"},
      {"name": "olga", "roles": ["policy-owner"], "tokenSha256": "%s"}]}
    """
        .formatted(
            Credentials.sha256(TOKEN),
            Credentials.sha256(ANNA),
            Credentials.sha256(BELA),
            Credentials.sha256(OWNER));
  }

  HttpResponse<String> putFilm(String filmId, String title)
      throws IOException, InterruptedException {
    return write("PUT", "/v1/films/" + filmId, Map.of("title", title), Map.of());
  }

  /** Submits a rated review; a retry with the same key is the same submission. */
  HttpResponse<String> submit(String filmId, String authorId, String text, String idempotencyKey)
      throws IOException, InterruptedException {
    return write(
        "POST",
        "/v1/films/" + filmId + "/reviews",
        Map.of("authorId", authorId, "text", text, "rating", 7),
        Map.of("Idempotency-Key", idempotencyKey));
  }

  /** Submits a review under an id of the site's own. */
  void review(String filmId, String reviewId, String authorId, int rating, String text)
      throws IOException, InterruptedException {
    accepted(
        write(
            "POST",
            "/v1/films/" + filmId + "/reviews",
            Map.of("reviewId", reviewId, "authorId", authorId, "text", text, "rating", rating),
            Map.of()));
  }

  void edit(String filmId, String reviewId, String authorId, int rating, String text)
      throws IOException, InterruptedException {
    accepted(
        write(
            "PUT",
            "/v1/films/" + filmId + "/reviews/" + reviewId,
            Map.of("authorId", authorId, "text", text, "rating", rating),
            Map.of()));
  }

  void report(String filmId, String reviewId, String reporterId, String kind, String note)
      throws IOException, InterruptedException {
    accepted(
        write(
            "POST",
            "/v1/films/" + filmId + "/reviews/" + reviewId + "/reports",
            Map.of("reporterId", reporterId, "kind", kind, "note", note),
            Map.of()));
  }

  void appeal(String filmId, String reviewId, String authorId, String text)
      throws IOException, InterruptedException {
    accepted(
        write(
            "POST",
            "/v1/films/" + filmId + "/reviews/" + reviewId + "/appeals",
            Map.of("authorId", authorId, "text", text),
            Map.of()));
  }

  /** Asks that an author be forgotten. */
  void erase(String authorId) throws IOException, InterruptedException {
    accepted(write("DELETE", "/v1/authors/" + authorId, Map.of(), Map.of()));
  }

  /**
   * Decides as the moderator with this token.
   *
   * @param more beside the target: the action and what belongs to it
   * @return the decisionId
   */
  String decide(
      String token, String filmId, String reviewId, int revision, Map<String, Object> more)
      throws IOException, InterruptedException {
    Map<String, Object> body = new HashMap<>(more);
    body.put("target", Map.of("filmId", filmId, "reviewId", reviewId, "revision", revision));
    HttpResponse<String> answer =
        write("POST", "/v1/moderation/decisions", body, Map.of("Authorization", "Bearer " + token));
    accepted(answer);
    return JSON.readTree(answer.body()).path("decisionId").asText();
  }

  /**
   * Decides on a campaign as the moderator with this token.
   *
   * @return the decisionId
   */
  String decideOnCampaign(String token, String campaignId, Map<String, Object> more)
      throws IOException, InterruptedException {
    Map<String, Object> body = new HashMap<>(more);
    body.put("target", Map.of("campaignId", campaignId));
    HttpResponse<String> answer =
        write("POST", "/v1/moderation/decisions", body, Map.of("Authorization", "Bearer " + token));
    accepted(answer);
    return JSON.readTree(answer.body()).path("decisionId").asText();
  }

  /**
   * Decides on a film's siege as the moderator with this token.
   *
   * @param openedAt of the siege that was seen
   * @return the decisionId
   */
  String decideOnSiege(String token, String filmId, Instant openedAt, Map<String, Object> more)
      throws IOException, InterruptedException {
    Map<String, Object> body = new HashMap<>(more);
    body.put("target", Map.of("filmId", filmId, "siegeOpenedAt", openedAt.toString()));
    HttpResponse<String> answer =
        write("POST", "/v1/moderation/decisions", body, Map.of("Authorization", "Bearer " + token));
    accepted(answer);
    return JSON.readTree(answer.body()).path("decisionId").asText();
  }

  private static void accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private HttpResponse<String> write(
      String method, String path, Map<String, Object> body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    headers.forEach(request::setHeader);
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
