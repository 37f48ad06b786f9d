package dev.screener.benchmarks.figures;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What one benchmark found, in the form that all of them share:
 *
 * <pre>{@code
 * {"benchmark": "ingest",
 *  "at": {"time", "commit", "processor", "processors", "memoryMegabytes", "system", "jdk"},
 *  "rows": [{"name", "unit", "better": "higher" | "lower", "median", "min", "max", "rounds": […],
 *            "yardstick": {"name", "ratio"}}]}
 * }</pre>
 *
 * A document may hold more: what only this benchmark knows.
 */
public record Figures(String benchmark, Instant at, Machine machine, List<Row> rows) {

  public Figures {
    rows = List.copyOf(rows);
    Set<String> names = new HashSet<>();
    for (Row row : rows) {
      if (!names.add(row.name())) {
        throw new IllegalArgumentException("two rows are called " + row.name());
      }
    }
  }

  /** Puts them into a document beside what it holds. */
  public void putInto(ObjectNode document) {
    new FiguresJson(document).put(this);
  }

  /** For people: a Markdown table with medians and ranges. */
  public String table() {
    StringBuilder table = new StringBuilder();
    line(
        table,
        "%s, %d CPUs, %,d MB, %s, Java %s, commit %s",
        machine.processor(),
        machine.processors(),
        machine.memoryMegabytes(),
        machine.system(),
        machine.java(),
        machine.commit());
    line(table, "");
    line(table, "| | unit | median | range | of the yardstick |");
    line(table, "|---|---|---|---|---|");
    for (Row row : rows) {
      line(
          table,
          "| %s | %s | %s | %s | %s |",
          row.name(),
          row.unit(),
          Row.text(row.value().median()),
          range(row),
          row.beside().map(Figures::ratio).orElse(""));
    }
    return table.toString();
  }

  /** From least to most; nothing where one round cannot tell. */
  public static String range(Row row) {
    return row.value().min() == row.value().max()
        ? ""
        : Row.text(row.value().min()) + " to " + Row.text(row.value().max());
  }

  private static String ratio(Row.Beside beside) {
    return Row.text(beside.ratio()) + " × " + beside.name();
  }

  private static void line(StringBuilder table, String format, Object... arguments) {
    table.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
  }
}
