package dev.screener.benchmarks.figures;

import dev.screener.benchmarks.figures.Row.Better;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Figures as they come in, round by round; they become rows in the order of the first round. */
public final class Rounds {

  private final Map<String, Collected> collected = new LinkedHashMap<>();
  private final Map<String, String> yardsticks = new LinkedHashMap<>();

  private record Collected(String unit, Better better, List<Double> values) {}

  /** One round's figure of a row. */
  public void add(String name, String unit, Better better, double value) {
    collected
        .computeIfAbsent(name, absent -> new Collected(unit, better, new ArrayList<>()))
        .values()
        .add(value);
  }

  /** Holds a row against another, both of which have figures in the end. */
  public void beside(String name, String yardstick) {
    yardsticks.put(name, yardstick);
  }

  /** What was added so far. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    collected.forEach(
        (name, all) -> {
          Row row = row(name, all);
          String yardstick = yardsticks.get(name);
          rows.add(
              yardstick == null
                  ? row
                  : row.beside(
                      row(yardstick, Objects.requireNonNull(collected.get(yardstick), yardstick))));
        });
    return rows;
  }

  private static Row row(String name, Collected all) {
    return Row.of(name, all.unit(), all.better(), all.values());
  }
}
