package dev.screener.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.Optional;

/** Requests of one caller that are answered with JSON, a problem among it. */
public final class JsonHttp {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_HOPS = 3;
  private static final int TEMPORARY_REDIRECT = 307;
  private static final String MEDIA_TYPE = "application/json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Optional<String> token;

  /**
   * @param token sent as a bearer token
   */
  public JsonHttp(String token) {
    this(Optional.of(token));
  }

  private JsonHttp(Optional<String> token) {
    this.token = token;
  }

  /** Of somebody who has no token, as readers have none. */
  public static JsonHttp ofAnybody() {
    return new JsonHttp(Optional.empty());
  }

  /** An answer, whatever its status. */
  public record Answer(int status, String text, JsonNode json) {
    public boolean isGood() {
      return status / 100 == 2;
    }

    /** What a problem says, with the status. */
    public String problem() {
      String detail = json.path("detail").asText("");
      return status + (detail.isEmpty() ? ": " + json.path("title").asText("") : ": " + detail);
    }
  }

  /** The address to ask, of one instance; the one that has the case is asked in its stead. */
  public Answer get(URI address) throws IOException, InterruptedException {
    URI at = address;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      HttpResponse<String> response = send(HttpRequest.newBuilder(at).GET());
      Optional<String> elsewhere = response.headers().firstValue("Location");
      if (response.statusCode() != TEMPORARY_REDIRECT || elsewhere.isEmpty()) {
        return answer(response);
      }
      // By hand: the JDK's client does not take the token along to another host.
      at = at.resolve(elsewhere.get());
    }
    throw new IOException(address + " is passed on again and again");
  }

  /** The same with one more header. */
  public Answer get(URI address, String header, String value)
      throws IOException, InterruptedException {
    return answer(send(HttpRequest.newBuilder(address).header(header, value).GET()));
  }

  public Answer put(URI address, String mediaType, byte[] body)
      throws IOException, InterruptedException {
    return answer(
        send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", mediaType)
                .PUT(BodyPublishers.ofByteArray(body))));
  }

  /** Puts JSON. */
  public Answer put(URI address, JsonNode body) throws IOException, InterruptedException {
    return put(address, MEDIA_TYPE, JSON.writeValueAsBytes(body));
  }

  /** Posts JSON. */
  public Answer post(URI address, JsonNode body) throws IOException, InterruptedException {
    return answer(
        send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", MEDIA_TYPE)
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    HttpRequest built = request.timeout(PATIENCE).header("Accept", MEDIA_TYPE).build();
    try {
      return http.send(built, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IOException(built.uri() + " does not answer (" + e + ")", e);
    }
  }

  private static Answer answer(HttpResponse<String> response) throws IOException {
    try {
      JsonNode json = JSON.readTree(response.body());
      return new Answer(response.statusCode(), response.body(), json);
    } catch (JsonProcessingException e) {
      throw new IOException(
          response.uri() + " answered " + response.statusCode() + " and what is no JSON", e);
    }
  }
}
