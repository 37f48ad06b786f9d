package dev.screener.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.topics.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What readers of projection-service see. */
final class FilmView {
  private static final String JSON_TYPE = "application/json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  FilmView(String url) {
    this.url = url;
  }

  /**
   * The reviews of a film over all pages, each as {@code filmId/reviewId}; doubled ones are there
   * twice.
   */
  List<String> reviews(String filmId) throws IOException, InterruptedException {
    List<String> reviews = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          JSON.readTree(
              get("/v1/films/" + filmId + "/reviews?limit=100" + cursor, JSON_TYPE).body());
      page.path("reviews")
          .forEach(review -> reviews.add(Ids.reviewKey(filmId, review.path("reviewId").asText())));
      cursor =
          page.hasNonNull("next")
              ? "&cursor=" + URLEncoder.encode(page.get("next").asText(), StandardCharsets.UTF_8)
              : "";
    } while (!cursor.isEmpty());
    return reviews;
  }

  /**
   * All that readers see of a film, over all pages of each order, and its counts: equal texts mean
   * equal views.
   */
  String everything(String filmId) throws IOException, InterruptedException {
    StringBuilder all = new StringBuilder(get("/v1/films/" + filmId, JSON_TYPE).body());
    for (String sort : List.of("newest", "oldest", "highest", "lowest")) {
      String cursor = "";
      do {
        String page =
            get("/v1/films/" + filmId + "/reviews?limit=3&sort=" + sort + cursor, JSON_TYPE).body();
        all.append('\n').append(page);
        JsonNode next = JSON.readTree(page).path("next");
        cursor =
            next.isTextual()
                ? "&cursor=" + URLEncoder.encode(next.asText(), StandardCharsets.UTF_8)
                : "";
      } while (!cursor.isEmpty());
    }
    return all.toString();
  }

  /** Where a review stands, as its author reads it; its {@code outcome} is missing for none. */
  JsonNode review(String filmId, String reviewId) throws IOException, InterruptedException {
    return JSON.readTree(get("/v1/films/" + filmId + "/reviews/" + reviewId, JSON_TYPE).body());
  }

  /** The page of a film for people; empty text where there is none. */
  String page(String filmId) throws IOException, InterruptedException {
    HttpResponse<String> answer = get("/films/" + filmId, "text/html");
    return answer.statusCode() == 200 ? answer.body() : "";
  }

  private HttpResponse<String> get(String path, String accept)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(60))
            .header("Accept", accept)
            .build(),
        BodyHandlers.ofString());
  }
}
