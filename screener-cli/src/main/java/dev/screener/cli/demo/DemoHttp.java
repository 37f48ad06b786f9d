package dev.screener.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.cli.BatchSubmission;
import dev.screener.cli.JsonHttp;
import dev.screener.cli.tokens.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** What the demo asks of its own services, over HTTP as any site would. */
final class DemoHttp {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int ACCEPTED = 202;
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final DemoPorts ports;
  private final Tokens tokens;
  private final JsonHttp json;

  DemoHttp(DemoPorts ports, Tokens tokens) {
    this.ports = ports;
    this.tokens = tokens;
    this.json = new JsonHttp(tokens.site());
  }

  /** Whether the service at this address is up and has its state. */
  boolean isReady(String url) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/health/ready")).timeout(PATIENCE).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException notUpYet) {
      return false;
    }
  }

  void putFilm(JsonNode film) throws IOException, InterruptedException {
    ObjectNode body = film.deepCopy();
    String filmId = body.remove("filmId").asText();
    JsonHttp.Answer answer = json.put(URI.create(ports.ingestUrl() + "/v1/films/" + filmId), body);
    if (answer.status() != ACCEPTED) {
      throw new IOException("the film " + filmId + " was answered " + answer.problem());
    }
  }

  BatchSubmission.Result submit(byte[] reviews) throws IOException, InterruptedException {
    return new BatchSubmission(http, URI.create(ports.ingestUrl()), tokens.site())
        .send(new ByteArrayInputStream(reviews), bytes -> {});
  }

  /** The outcome of a review, once it has one that readers may know. */
  Optional<String> outcome(String filmId, String reviewId)
      throws IOException, InterruptedException {
    JsonHttp.Answer answer = json.get(URI.create(ports.readUrl() + reviewPath(filmId, reviewId)));
    return answer.status() == OK
        ? Optional.of(answer.json().path("outcome").asText())
        : Optional.empty();
  }

  static String reviewPath(String filmId, String reviewId) {
    return "/v1/films/" + filmId + "/reviews/" + reviewId;
  }
}
