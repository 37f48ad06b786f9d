package dev.screener.cli;

import static dev.screener.cli.page.Html.Cell.text;
import static dev.screener.cli.page.Html.Cell.told;

import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.figures.Row;
import dev.screener.cli.page.Html;
import dev.screener.cli.page.RangeChart;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page that {@code screener bench all} writes. */
final class BenchPage {

  private final Html html = new Html("Measurements of Screener");

  /**
   * Makes the page.
   *
   * @param missing names of benchmarks that failed
   * @param quick whether the runs were shortened, so that their figures are no measurement
   */
  static String of(List<Figures> all, List<String> missing, boolean quick) {
    BenchPage page = new BenchPage();
    page.html.paragraph(
        "Bars reach to the median of all rounds, lines from the least to the most. A figure is worth something beside"
            + " its yardstick, which was measured in the same rounds, and beside an earlier run on the same machine"
            + " (screener bench compare).");
    if (quick) {
      page.html.paragraph(
          "Made with --quick: short and hardly warmed up. It shows that everything runs; its figures are no measurement.");
    }
    if (!missing.isEmpty()) {
      page.html.paragraph("Failed, so without figures: " + String.join(", ", missing) + ".");
    }
    all.forEach(page::add);
    return page.html.page();
  }

  private void add(Figures figures) {
    html.heading(figures.benchmark()).paragraph(madeOn(figures));
    Map<String, List<Row>> byUnit = new LinkedHashMap<>();
    figures
        .rows()
        .forEach(row -> byUnit.computeIfAbsent(row.unit(), unit -> new ArrayList<>()).add(row));
    byUnit.forEach((unit, rows) -> add(figures.benchmark(), unit, rows));
  }

  private void add(String benchmark, String unit, List<Row> rows) {
    String title =
        benchmark + ": " + unit + (isHigherBetter(rows) ? ", more" : ", less") + " is better";
    RangeChart chart = new RangeChart(title);
    List<List<Html.Cell>> table = new ArrayList<>();
    for (Row row : rows) {
      String median = Row.text(row.value().median());
      chart.bar(row.name(), median, row.value().median(), row.value().min(), row.value().max());
      table.add(
          List.of(
              text(row.name()),
              told(median),
              told(Row.text(row.value().min())),
              told(Row.text(row.value().max())),
              told(Integer.toString(Math.max(1, row.rounds().size()))),
              text(
                  row.beside()
                      .map(beside -> Row.text(beside.ratio()) + " × " + beside.name())
                      .orElse("\u2013"))));
    }
    html.chart(
        chart.svg(),
        "The bars as numbers",
        new Html.Table(
            title,
            List.of("figure", "median", "least", "most", "rounds", "of the yardstick"),
            table));
  }

  private static boolean isHigherBetter(List<Row> rows) {
    return rows.get(0).better() == Row.Better.HIGHER;
  }

  private static String madeOn(Figures figures) {
    Machine machine = figures.machine();
    return String.format(
        Locale.ROOT,
        "%s, commit %s, Java %s, %s, %d CPUs, %,d MB, %s",
        figures.at().truncatedTo(ChronoUnit.SECONDS),
        machine.commit(),
        machine.java(),
        machine.processor(),
        machine.processors(),
        machine.memoryMegabytes(),
        machine.system());
  }
}
