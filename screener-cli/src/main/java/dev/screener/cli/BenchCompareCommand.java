package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.benchmarks.figures.Comparison;
import dev.screener.benchmarks.figures.Comparison.Change;
import dev.screener.benchmarks.figures.Comparison.Judgement;
import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.figures.FiguresJson;
import dev.screener.benchmarks.figures.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screener bench compare}: what changed between two runs of a benchmark. */
@Command(
    name = "compare",
    description = {
      "Tells row by row what changed from one run of a benchmark to another, and whether it is more than noise:",
      "from five rounds on each side by a rank test (Mann-Whitney, p at most 0.01), with fewer when the ranges",
      "from least to most are apart. One round cannot tell. Two files are two sittings: what the machine did",
      "meanwhile is in the difference too, so look at the yardsticks' rows first."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:compared",
      "1:a row is worse by more than noise, with --fail-on-worse",
      "2:what was given cannot be compared"
    })
final class BenchCompareCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(index = "0", paramLabel = "BEFORE", description = "What --out wrote, earlier.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "What --out wrote, later.")
  private Path after = Path.of("");

  @Option(
      names = "--fail-on-worse",
      description = "Exit with 1 when a row is worse by more than noise.")
  private boolean failOnWorse;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Comparison comparison;
    try {
      comparison = Comparison.of(read(before), read(after));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(document(comparison)));
    } else {
      comparison.warnings().forEach(warning -> out.println("warning: " + warning));
      print(comparison, out);
    }
    out.flush();
    return failOnWorse && comparison.isWorse() ? 1 : 0;
  }

  private Figures read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file " + file);
    }
    return FiguresJson.read(file);
  }

  private static void print(Comparison comparison, PrintWriter out) {
    out.println("| | unit | before | after | change | of the yardstick | | by |");
    out.println("|---|---|---|---|---|---|---|---|");
    for (Change change : comparison.changes()) {
      out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s | %s | %s | %s |%n",
          change.after().name(),
          change.after().unit(),
          figure(change.before()),
          figure(change.after()),
          change.share().map(BenchCompareCommand::percent).orElse(""),
          ratios(change),
          word(change.judgement()),
          change.why());
    }
  }

  private static String figure(Row row) {
    String range = Figures.range(row);
    return Row.text(row.value().median()) + (range.isEmpty() ? "" : " (" + range + ")");
  }

  /** Where both stand against the same yardstick, as ratios: what was the machine's is in both. */
  private static String ratios(Change change) {
    return change
        .before()
        .beside()
        .flatMap(
            was ->
                change
                    .after()
                    .beside()
                    .filter(is -> is.name().equals(was.name()))
                    .map(is -> Row.text(was.ratio()) + ", then " + Row.text(is.ratio())))
        .orElse("");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%+.1f%%", 100 * share);
  }

  private static String word(Judgement judgement) {
    return switch (judgement) {
      case BETTER -> "better";
      case WORSE -> "**worse**";
      case NOISE -> "no more than noise";
      case UNKNOWN -> "cannot be told";
    };
  }

  private static ObjectNode document(Comparison comparison) {
    ObjectNode document = JSON.createObjectNode();
    comparison.warnings().forEach(document.putArray("warnings")::add);
    document.put("worse", comparison.isWorse());
    for (Change change : comparison.changes()) {
      ObjectNode row = document.withArray("rows").addObject();
      row.put("name", change.after().name());
      row.put("unit", change.after().unit());
      row.put("before", change.before().value().median());
      row.put("after", change.after().value().median());
      change.share().ifPresent(share -> row.put("change", share));
      row.put("judgement", change.judgement().name().toLowerCase(Locale.ROOT));
      row.put("by", change.why());
    }
    return document;
  }
}
