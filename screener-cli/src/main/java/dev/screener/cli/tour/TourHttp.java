package dev.screener.cli.tour;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.cli.BatchSubmission;
import dev.screener.cli.JsonHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
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

  private final HttpClient batches =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final JsonHttp reader = JsonHttp.ofAnybody();
  private final JsonHttp backEnd;
  private final JsonHttp moderator;
  private final JsonHttp admin;
  private final TourSite site;

  TourHttp(TourSite site) {
    this.site = site;
    this.backEnd = new JsonHttp(site.siteToken());
    this.moderator = new JsonHttp(site.moderatorToken());
    this.admin = new JsonHttp(site.adminToken());
  }

  /** The address of a page. */
  String page(String path) {
    return site.pages() + path;
  }

  /** What a reader is answered. */
  JsonNode read(String path) throws IOException, InterruptedException {
    return good(path, reader.get(site.pages().resolve(path)));
  }

  /** The same, once a write has arrived where it is read, or some seconds have passed. */
  JsonNode readAfter(String path, String token) throws IOException, InterruptedException {
    return good(path, reader.get(site.pages().resolve(path), "Screener-After", token));
  }

  /** The same, empty where there is nothing (yet). */
  Optional<JsonNode> find(String path) throws IOException, InterruptedException {
    JsonHttp.Answer answer = reader.get(site.pages().resolve(path));
    return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(good(path, answer));
  }

  /** What a moderator is answered. */
  JsonNode moderator(String path) throws IOException, InterruptedException {
    return good(path, moderator.get(site.pages().resolve(path)));
  }

  /** Submits a review as the site, and returns how it was accepted. */
  JsonNode submit(ObjectNode review) throws IOException, InterruptedException {
    String path = "/v1/films/" + review.path("filmId").asText() + "/reviews";
    return good(path, backEnd.post(site.ingest().resolve(path), review));
  }

  /** Submits many at once. */
  void submitAll(List<ObjectNode> reviews) throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    reviews.forEach(review -> lines.append(review).append('\n'));
    BatchSubmission.Result result =
        new BatchSubmission(batches, site.ingest(), site.siteToken())
            .send(new ByteArrayInputStream(lines.toString().getBytes(UTF_8)), bytes -> {});
    if (!result.refused().isEmpty()) {
      throw new IOException("reviews were refused: " + result.refused());
    }
  }

  /** Puts a film into the catalogue, and returns when readers find it. */
  void putFilm(String filmId, ObjectNode film) throws IOException, InterruptedException {
    String path = "/v1/films/" + filmId;
    JsonNode accepted = good(path, backEnd.put(site.ingest().resolve(path), film));
    readAfter(path, accepted.path("token").asText());
  }

  /** Decides as a moderator, and returns the decision's id. */
  String decide(ObjectNode decision) throws IOException, InterruptedException {
    String path = "/v1/moderation/decisions";
    return good(path, moderator.post(site.ingest().resolve(path), decision))
        .path("decisionId")
        .asText();
  }

  /** Publishes a policy as the admin, or only asks what it would change. */
  JsonHttp.Answer putPolicy(String name, String text, boolean preview)
      throws IOException, InterruptedException {
    URI address = site.ingest().resolve("/v1/moderation/policies/" + name + "?preview=" + preview);
    return admin.put(address, "application/yaml", text.getBytes(UTF_8));
  }

  private static JsonNode good(String path, JsonHttp.Answer answer) throws IOException {
    if (!answer.isGood()) {
      throw new IOException(path + " was answered " + answer.problem());
    }
    return answer.json();
  }
}
