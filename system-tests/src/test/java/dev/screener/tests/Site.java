package dev.screener.tests;

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
import java.util.Map;

/** A film site's back end, which writes to ingest-service. */
final class Site {
  static final String TOKEN = "system-tests-of-screener-0000000000000000000";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String url;

  Site(String url) {
    this.url = url;
  }

  /** The credentials file of a deployment that knows this site alone. */
  static String credentials() {
    return """
        {"credentials": [{"name": "system-tests", "roles": ["site"], "tokenSha256": "%s"}]}
        """
        .formatted(Credentials.sha256(TOKEN));
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

  private HttpResponse<String> write(
      String method, String path, Map<String, Object> body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    headers.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
