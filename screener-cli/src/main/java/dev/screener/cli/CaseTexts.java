package dev.screener.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The texts of reviews, asked of moderation-streams: no topic holds those that are not public. */
public final class CaseTexts {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TEMPORARY_REDIRECT = 307;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI moderation;
  private final String token;

  public CaseTexts(URI moderation, String token) {
    this.moderation = moderation;
    this.token = token;
  }

  /**
   * What the author wrote.
   *
   * @param note why there is no text, or why it may be another; null where all is well
   */
  public record CaseText(@Nullable String title, @Nullable String text, @Nullable String note) {}

  /**
   * Asks for one.
   *
   * @throws IOException when the service does not answer, or not with this token
   */
  public CaseText of(String filmId, String reviewId, int revision)
      throws IOException, InterruptedException {
    URI address = moderation.resolve("/v1/cases/" + filmId + "/" + reviewId);
    HttpResponse<String> response = send(address);
    Optional<String> elsewhere = response.headers().firstValue("Location");
    if (response.statusCode() == TEMPORARY_REDIRECT && elsewhere.isPresent()) {
      // By hand: the JDK's client does not take the token along to another host.
      response = send(address.resolve(elsewhere.get()));
    }
    return switch (response.statusCode()) {
      case 200 -> read(JSON.readTree(response.body()), revision);
      case 401, 403 ->
          throw new IOException(
              moderation + " answered " + response.statusCode() + ": the token may not read cases");
      case 404 -> new CaseText(null, null, "there is no such case any more");
      default ->
          new CaseText(null, null, "the moderation service answered " + response.statusCode());
    };
  }

  private HttpResponse<String> send(URI address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .timeout(PATIENCE)
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IOException(address.resolve("/") + " does not answer (" + e + ")", e);
    }
  }

  private static CaseText read(JsonNode found, int revision) {
    JsonNode now = found.path("revision");
    String note =
        now.isInt() && now.asInt() != revision
            ? "edited since: this is revision " + now.asInt()
            : null;
    return new CaseText(textOf(found, "title"), textOf(found, "text"), note);
  }

  private static @Nullable String textOf(JsonNode found, String field) {
    return found.path(field).isTextual() ? found.path(field).asText() : null;
  }
}
