package dev.screener.scoring.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A folder of data sets: one file a set, one JSON object a line, flat. */
public final class DataFolder {

  private static final JsonFactory JSON = new JsonFactory();

  private final Path folder;

  public DataFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads the set of that name, or gives an empty list when the folder has none.
   *
   * @throws IOException if a file cannot be read or a line is no flat JSON object
   */
  public List<LabelledText> read(String set) throws IOException {
    List<LabelledText> rows = new ArrayList<>();
    Path file = folder.resolve(set + ".jsonl");
    if (!Files.exists(file)) {
      return rows;
    }
    for (Map<String, String> row : rows(file)) {
      rows.add(
          new LabelledText(
              set,
              row.getOrDefault("text", ""),
              row.getOrDefault("label", ""),
              set.equals("tubespam") ? row.getOrDefault("film", "") : "",
              rating(row.getOrDefault("rating", "0"))));
    }
    return rows;
  }

  /** The lines of a file as maps from field to text; lists and objects are left out. */
  static List<Map<String, String>> rows(Path file) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (BufferedReader reader = open(file)) {
      String line;
      while ((line = reader.readLine()) != null) {
        if (!line.isBlank()) {
          rows.add(row(line));
        }
      }
    }
    return rows;
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(file));
    boolean zipped = file.toString().endsWith(".gz");
    return new BufferedReader(
        new InputStreamReader(
            zipped ? new GZIPInputStream(stream) : stream, StandardCharsets.UTF_8));
  }

  private static Map<String, String> row(String line) throws IOException {
    Map<String, String> row = new HashMap<>();
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("a line is no JSON object");
      }
      String field;
      while ((field = parser.nextFieldName()) != null) {
        if (parser.nextToken().isStructStart()) {
          parser.skipChildren();
        } else {
          row.put(field, parser.getText());
        }
      }
    }
    return row;
  }

  private static int rating(String text) {
    try {
      return Math.round(Float.parseFloat(text));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
