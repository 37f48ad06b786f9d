package dev.screener.cli.demo;

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
import java.util.Optional;

/** What the demo asks of its own services, over HTTP as any site would. */
final class DemoHttp {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int ACCEPTED = 202;
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final DemoPorts ports;
  private final DemoTokens tokens;

  DemoHttp(DemoPorts ports, DemoTokens tokens) {
    this.ports = ports;
    this.tokens = tokens;
  }

  /** Whether the service at this address is up and has its state. */
  boolean isReady(String url) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/health/ready")).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException notUpYet) {
      return false;
    }
  }

  void putFilm(JsonNode film) throws IOException, InterruptedException {
    ObjectNode body = film.deepCopy();
    String filmId = body.remove("filmId").asText();
    HttpRequest request =
        authorized(ports.ingestUrl() + "/v1/films/" + filmId)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != ACCEPTED) {
      throw new IOException(
          "the film " + filmId + " was answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  BatchSubmission.Result submit(byte[] reviews) throws IOException, InterruptedException {
    return new BatchSubmission(http, URI.create(ports.ingestUrl()), tokens.site())
        .send(new ByteArrayInputStream(reviews), bytes -> {});
  }

  /** The outcome of a review, once it has one that readers may know. */
  Optional<String> outcome(String filmId, String reviewId)
      throws IOException, InterruptedException {
    HttpRequest request =
        authorized(ports.readUrl() + reviewPath(filmId, reviewId))
            .header("Accept", "application/json")
            .build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    return answer.statusCode() == OK
        ? Optional.of(JSON.readTree(answer.body()).path("outcome").asText())
        : Optional.empty();
  }

  static String reviewPath(String filmId, String reviewId) {
    return "/v1/films/" + filmId + "/reviews/" + reviewId;
  }

  private HttpRequest.Builder authorized(String url) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + tokens.site());
  }
}
