package dev.screener.benchmarks.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.benchmarks.figures.Row.Beside;
import dev.screener.benchmarks.figures.Row.Better;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@link Figures} as JSON, to and fro. */
public final class FiguresJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  // More than any measurement holds, and enough that nothing is made of the rounding.
  private static final MathContext DIGITS = new MathContext(6);

  private final ObjectNode document;

  FiguresJson(ObjectNode document) {
    this.document = document;
  }

  /**
   * Reads what a benchmark wrote.
   *
   * @throws IllegalArgumentException saying what is wrong with the file
   */
  public static Figures read(Path file) throws IOException {
    try {
      return read(JSON.readTree(Files.readString(file)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  static Figures read(JsonNode document) {
    JsonNode at = document.path("at");
    if (!document.path("benchmark").isTextual()
        || !document.path("rows").isArray()
        || !at.isObject()) {
      throw new IllegalArgumentException(
          "not what a benchmark writes with --out: it has no benchmark, no rows or no at");
    }
    List<Row> rows = new ArrayList<>();
    document.path("rows").forEach(row -> rows.add(row(row)));
    return new Figures(document.path("benchmark").asText(), time(at), machine(at), rows);
  }

  void put(Figures figures) {
    document.put("benchmark", figures.benchmark());
    Machine machine = figures.machine();
    document
        .putObject("at")
        .put("time", figures.at().toString())
        .put("commit", machine.commit())
        .put("processor", machine.processor())
        .put("processors", machine.processors())
        .put("memoryMegabytes", machine.memoryMegabytes())
        .put("system", machine.system())
        .put("jdk", machine.java());
    ArrayNode rows = document.putArray("rows");
    figures.rows().forEach(row -> put(row, rows.addObject()));
  }

  private static void put(Row row, ObjectNode node) {
    node.put("name", row.name());
    node.put("unit", row.unit());
    node.put("better", row.better().code());
    node.put("median", rounded(row.value().median()));
    node.put("min", rounded(row.value().min()));
    node.put("max", rounded(row.value().max()));
    ArrayNode rounds = node.putArray("rounds");
    row.rounds().forEach(round -> rounds.add(rounded(round)));
    row.beside()
        .ifPresent(
            beside ->
                node.putObject("yardstick")
                    .put("name", beside.name())
                    .put("ratio", rounded(beside.ratio())));
  }

  private static Row row(JsonNode node) {
    String name = node.path("name").asText();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a row has no name");
    }
    List<Double> rounds = new ArrayList<>();
    node.path("rounds").forEach(round -> rounds.add(number(name, "rounds", round)));
    Spread value =
        new Spread(
            number(name, node, "median"), number(name, node, "min"), number(name, node, "max"));
    if (value.min() > value.median() || value.median() > value.max()) {
      throw new IllegalArgumentException(name + ": its median is not between min and max");
    }
    JsonNode beside = node.path("yardstick");
    return new Row(
        name,
        node.path("unit").asText(),
        better(name, node.path("better").asText()),
        value,
        rounds,
        beside.isObject()
            ? Optional.of(new Beside(beside.path("name").asText(), number(name, beside, "ratio")))
            : Optional.empty());
  }

  private static Better better(String name, String code) {
    for (Better better : Better.values()) {
      if (better.code().equals(code)) {
        return better;
      }
    }
    throw new IllegalArgumentException(name + ": better is higher or lower, not '" + code + "'");
  }

  private static double number(String name, JsonNode node, String field) {
    return number(name, field, node.path(field));
  }

  private static double number(String name, String field, JsonNode value) {
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: %s is not a number", name, field));
    }
    return value.asDouble();
  }

  private static Machine machine(JsonNode at) {
    return new Machine(
        at.path("processor").asText(Machine.UNKNOWN),
        at.path("processors").asInt(),
        at.path("memoryMegabytes").asLong(),
        at.path("system").asText(Machine.UNKNOWN),
        at.path("jdk").asText(Machine.UNKNOWN),
        at.path("commit").asText(Machine.UNKNOWN));
  }

  private static Instant time(JsonNode at) {
    try {
      return Instant.parse(at.path("time").asText());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("at.time is no time: " + at.path("time"), e);
    }
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}
