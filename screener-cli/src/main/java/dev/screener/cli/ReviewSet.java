package dev.screener.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of reviews to measure on: a file of one JSON object a line with {@code text} and, where
 * known, {@code title}, {@code rating}, {@code label} and {@code lang}.
 *
 * @param name the file's name without {@code .jsonl}
 */
record ReviewSet(String name, List<Row> rows) {

  static final String SUFFIX = ".jsonl";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Sites rate by five stars, halves included, or by ten points; the highest rating of a set tells
   * which.
   */
  private static final double STARS = 5;

  /**
   * One review of a set.
   *
   * @param rating 1 to 10, whatever the scale of the set; null where the row has none
   * @param label what the row is said to be; empty where it is not said
   */
  record Row(
      @Nullable String title,
      String text,
      @Nullable String language,
      @Nullable Integer rating,
      String label) {}

  /**
   * Reads a whole set.
   *
   * @throws IOException when the file cannot be read, or a line is not such an object; the message
   *     names file and line
   */
  static ReviewSet read(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.add(parse(line, file, lines.size() + 1));
        }
      }
    }
    double highest =
        lines.stream().mapToDouble(line -> points(line)).filter(p -> p >= 0).max().orElse(0);
    double factor = highest <= STARS ? 2 : 1;
    String fileName = file.getFileName().toString();
    return new ReviewSet(
        fileName.substring(0, fileName.length() - SUFFIX.length()),
        lines.stream().map(line -> row(line, factor)).toList());
  }

  private static JsonNode parse(String line, Path file, int number) throws IOException {
    try {
      JsonNode object = JSON.readTree(line);
      if (!object.path("text").isTextual()) {
        throw new IOException(file + ":" + number + ": no \"text\"");
      }
      return object;
    } catch (JsonProcessingException malformed) {
      throw new IOException(file + ":" + number + ": " + malformed.getOriginalMessage(), malformed);
    }
  }

  private static Row row(JsonNode line, double factor) {
    double points = points(line);
    Integer rating =
        points < 0 ? null : (int) Math.min(10, Math.max(1, Math.round(points * factor)));
    return new Row(
        textOrNull(line.path("title")),
        line.path("text").asText(),
        textOrNull(line.path("lang")),
        rating,
        line.path("label").asText(""));
  }

  private static @Nullable String textOrNull(JsonNode value) {
    return value.isTextual() ? value.asText() : null;
  }

  /** The rating as the row has it, a number or a number in quotes; -1 where it has none. */
  private static double points(JsonNode line) {
    return line.path("rating").asDouble(-1);
  }
}
