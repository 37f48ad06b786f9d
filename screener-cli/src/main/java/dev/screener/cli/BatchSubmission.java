package dev.screener.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Sends what is written one JSON object a line, reviews to {@code POST /v1/reviews} unless told
 * otherwise. Lines go in requests of bounded size one after the other, so that memory stays small
 * whatever the length of the input, the order of the lines is kept, and a failure says from which
 * line on the outcome is unknown.
 */
public final class BatchSubmission {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int QUOTED_FROM_ANSWER = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI address;
  private final String token;
  private final Map<String, Long> refused = new TreeMap<>();
  private long accepted;

  /** What became of the lines: how many were accepted, and how many refused for which reason. */
  public record Result(long accepted, Map<String, Long> refused) {
    /** How many were refused in all. */
    public long refusedInAll() {
      return refused.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * @param ingest where ingest-service is, for example {@code http://127.0.0.1:8081}
   * @param token a bearer token with the role site
   */
  public BatchSubmission(HttpClient http, URI ingest, String token) {
    this(http, ingest, "/v1/reviews", token);
  }

  /**
   * The same to another address.
   *
   * @param path that takes NDJSON and answers a line for each, such as {@code
   *     /v1/moderation/decisions}
   */
  BatchSubmission(HttpClient http, URI ingest, String path, String token) {
    this.http = http;
    this.address = ingest.resolve(path);
    this.token = token;
  }

  /**
   * Sends all of {@code input}; an object of this class does so once.
   *
   * @param bytesDone is told the size of each part that was answered
   * @throws IOException when the service cannot be reached, does not answer 200, or answers fewer
   *     lines than were sent; the message says from which line on
   */
  public Result send(InputStream input, LongConsumer bytesDone)
      throws IOException, InterruptedException {
    ReviewParts parts = new ReviewParts(input);
    for (Optional<ReviewParts.Part> part = parts.next(); part.isPresent(); part = parts.next()) {
      post(part.get());
      bytesDone.accept(part.get().bytes().length);
    }
    return new Result(accepted, new TreeMap<>(refused));
  }

  private void post(ReviewParts.Part part) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(part.bytes()))
            .build();
    HttpResponse<Stream<String>> response;
    try {
      response = http.send(request, BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new IOException(address + " does not answer (" + e + ")" + from(part), e);
    }
    try (Stream<String> answers = response.body()) {
      if (response.statusCode() != OK) {
        throw new IOException(
            address + " answered " + response.statusCode() + from(part) + ": " + start(answers));
      }
      count(part, answers);
    }
  }

  private void count(ReviewParts.Part part, Stream<String> answers) throws IOException {
    long before = accepted + refusedSoFar();
    for (String answer : (Iterable<String>) answers::iterator) {
      if (!answer.isBlank()) {
        count(parse(answer));
      }
    }
    long answered = accepted + refusedSoFar() - before;
    // Blank lines are no reviews and need no answer, so only a whole part without one is a fault.
    if (answered == 0 && !isBlank(part)) {
      throw new IOException(address + " answered no line" + from(part));
    }
  }

  private void count(JsonNode answer) {
    if (answer.path("status").asText().equals("accepted")) {
      accepted++;
    } else {
      refused.merge(reason(answer.path("problem")), 1L, Long::sum);
    }
  }

  private static JsonNode parse(String answer) throws IOException {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new IOException("an answer is not JSON: " + clip(answer), e);
    }
  }

  private static String reason(JsonNode problem) {
    if (problem.isTextual()) {
      return problem.asText();
    }
    String title = problem.path("title").asText("");
    String detail = problem.path("detail").asText("");
    return detail.isEmpty() ? title : title.isEmpty() ? detail : title + ": " + detail;
  }

  private long refusedSoFar() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }

  private static boolean isBlank(ReviewParts.Part part) {
    for (byte b : part.bytes()) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }

  private static String from(ReviewParts.Part part) {
    return ", from line " + part.firstLine() + " on";
  }

  private static String start(Stream<String> lines) {
    return clip(lines.limit(5).reduce("", (a, b) -> a + b));
  }

  private static String clip(String text) {
    return text.length() <= QUOTED_FROM_ANSWER ? text : text.substring(0, QUOTED_FROM_ANSWER);
  }
}
