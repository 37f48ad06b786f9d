package dev.screener.cli.tour;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.cli.BatchSubmission;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The tour's requests: what readers ask goes without any token, what a site sends with the site's,
 * what moderators do with the moderator's.
 */
final class TourHttp {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int NOT_FOUND = 404;
  private static final String ENTRY = "application/json";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final TourSite site;

  TourHttp(TourSite site) {
    this.site = site;
  }

  /** An answer, whatever its status. */
  record Answer(int status, JsonNode json) {
    boolean isGood() {
      return status / 100 == 2;
    }

    String problem() {
      return status
          + ", "
          + json.path("detail").asText(json.path("title").asText("no reason told"));
    }
  }

  /** The address of a page. */
  String page(String path) {
    return site.pages() + path;
  }

  /** What a reader is answered. */
  JsonNode read(String path) throws IOException, InterruptedException {
    return good(path, send(HttpRequest.newBuilder(site.pages().resolve(path)).GET()));
  }

  /** The same, once a write has arrived where it is read, or some seconds have passed. */
  JsonNode readAfter(String path, String token) throws IOException, InterruptedException {
    return good(
        path,
        send(
            HttpRequest.newBuilder(site.pages().resolve(path))
                .header("Screener-After", token)
                .GET()));
  }

  /** The same, empty where there is nothing (yet). */
  Optional<JsonNode> find(String path) throws IOException, InterruptedException {
    Answer answer = send(HttpRequest.newBuilder(site.pages().resolve(path)).GET());
    return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(good(path, answer));
  }

  /** What a moderator is answered. */
  JsonNode moderator(String path) throws IOException, InterruptedException {
    return good(
        path,
        send(as(site.moderatorToken(), HttpRequest.newBuilder(site.pages().resolve(path))).GET()));
  }

  /** Submits a review as the site, and returns how it was accepted. */
  JsonNode submit(ObjectNode review) throws IOException, InterruptedException {
    String path = "/v1/films/" + review.path("filmId").asText() + "/reviews";
    return good(path, post(path, site.siteToken(), review));
  }

  /** Submits many at once. */
  void submitAll(List<ObjectNode> reviews) throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    reviews.forEach(review -> lines.append(review).append('\n'));
    BatchSubmission.Result result =
        new BatchSubmission(http, site.ingest(), site.siteToken())
            .send(new ByteArrayInputStream(lines.toString().getBytes(UTF_8)), bytes -> {});
    if (!result.refused().isEmpty()) {
      throw new IOException("reviews were refused: " + result.refused());
    }
  }

  /** Puts a film into the catalogue, and returns when readers find it. */
  void putFilm(String filmId, ObjectNode film) throws IOException, InterruptedException {
    String path = "/v1/films/" + filmId;
    Answer answer =
        send(
            as(site.siteToken(), HttpRequest.newBuilder(site.ingest().resolve(path)))
                .header("Content-Type", ENTRY)
                .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(film))));
    readAfter(path, good(path, answer).path("token").asText());
  }

  /** Decides as a moderator, and returns the decision's id. */
  String decide(ObjectNode decision) throws IOException, InterruptedException {
    String path = "/v1/moderation/decisions";
    return good(path, post(path, site.moderatorToken(), decision)).path("decisionId").asText();
  }

  /** Publishes a policy as the admin, or only asks what it would change. */
  Answer putPolicy(String name, String text, boolean preview)
      throws IOException, InterruptedException {
    URI address = site.ingest().resolve("/v1/moderation/policies/" + name + "?preview=" + preview);
    return send(
        as(site.adminToken(), HttpRequest.newBuilder(address))
            .header("Content-Type", "application/yaml")
            .PUT(BodyPublishers.ofString(text)));
  }

  private Answer post(String path, String token, ObjectNode body)
      throws IOException, InterruptedException {
    return send(
        as(token, HttpRequest.newBuilder(site.ingest().resolve(path)))
            .header("Content-Type", ENTRY)
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  private static HttpRequest.Builder as(String token, HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpRequest built = request.timeout(PATIENCE).header("Accept", ENTRY).build();
    try {
      HttpResponse<byte[]> response = http.send(built, BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new IOException(built.uri() + " gave no answer in JSON (" + e + ")", e);
    }
  }

  private static JsonNode good(String path, Answer answer) throws IOException {
    if (!answer.isGood()) {
      throw new IOException(path + " was answered " + answer.problem());
    }
    return answer.json();
  }
}
