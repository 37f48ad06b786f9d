package dev.screener.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The films and reviews that come with the demo: invented films, honest reviews in several
 * languages, and a few attacks.
 */
final class Samples {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  /** Films as {@code PUT /v1/films/{filmId}} takes them, with their filmId. */
  static List<JsonNode> films() {
    return lines("films.ndjson");
  }

  /** Reviews as {@code POST /v1/reviews} takes them, each with a reviewId of its own. */
  static List<JsonNode> reviews() {
    return lines("reviews.ndjson");
  }

  /** The reviews as they lie in the file. */
  static byte[] reviewBytes() {
    return bytes("reviews.ndjson");
  }

  private static List<JsonNode> lines(String name) {
    return new String(bytes(name), UTF_8).lines().map(Samples::parse).toList();
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String name) {
    try (@Nullable InputStream resource = Samples.class.getResourceAsStream("/demo/" + name)) {
      if (resource == null) {
        throw new IllegalStateException("/demo/" + name + " is not in the jar");
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
