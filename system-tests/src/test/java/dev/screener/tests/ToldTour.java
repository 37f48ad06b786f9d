package dev.screener.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code screener demo --tour} has told, step by step. */
final class ToldTour {
  private static final Pattern STEP = Pattern.compile("── (\\d) of 6 .*");
  private static final Pattern GAP = Pattern.compile(" {2,}");

  private final List<List<String>> steps = new ArrayList<>();

  /**
   * @param out standard output, whole
   */
  ToldTour(String out) {
    for (String line : out.lines().toList()) {
      Matcher step = STEP.matcher(line);
      if (step.matches()) {
        steps.add(new ArrayList<>());
      }
      if (!steps.isEmpty()) {
        steps.get(steps.size() - 1).add(line);
      }
    }
  }

  int steps() {
    return steps.size();
  }

  /** The lines of a step, from 1. */
  List<String> lines(int step) {
    return steps.get(step - 1);
  }

  /**
   * All that a step has told, on one line: sentences are broken where the terminal's width ends.
   */
  String step(int step) {
    return String.join(" ", lines(step)).replaceAll("[ |]+", " ");
  }

  /** What came otherwise than it should, in all steps. */
  List<String> surprises() {
    return steps.stream().flatMap(List::stream).filter(line -> line.startsWith("  ✗ ")).toList();
  }

  /** The rows of a step's table that have so many columns of figures, by their names. */
  Map<String, double[]> table(int step, int columns) {
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (String line : lines(step)) {
      String[] cells = GAP.split(line.strip());
      String[] figures = Arrays.copyOfRange(cells, 1, cells.length);
      if (figures.length == columns
          && Arrays.stream(figures).allMatch(cell -> cell.matches("[0-9.]+"))) {
        rows.put(cells[0], Arrays.stream(figures).mapToDouble(Double::parseDouble).toArray());
      }
    }
    return rows;
  }

  /** The part of a text that the line below it marks with {@code ^}. */
  String marked(int step) {
    List<String> lines = lines(step);
    for (int i = 1; i < lines.size(); i++) {
      int from = lines.get(i).indexOf('^');
      if (from >= 0) {
        return lines.get(i - 1).substring(from, lines.get(i).lastIndexOf('^') + 1);
      }
    }
    return "";
  }
}
