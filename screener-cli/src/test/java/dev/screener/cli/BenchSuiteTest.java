package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.figures.Row;
import dev.screener.benchmarks.figures.Row.Better;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchSuiteTest {

  private static final Machine MACHINE =
      new Machine("Some <CPU>", 2, 8_000, "Linux 6", "17.0.1", "abc");

  @TempDir private Path directory;
  private final List<String> lines = new ArrayList<>();
  private final StringWriter progress = new StringWriter();

  @Test
  void everyBenchmarkRunsInTurnAndStandsOnThePage() throws IOException {
    BenchSuite suite = suite("", true);

    boolean whole = suite.run(BenchSuite.MEMBERS);

    assertThat(whole).isTrue();
    assertThat(lines).hasSize(8);
    assertThat(lines.get(2))
        .startsWith("bench ingest --rounds 2")
        .endsWith("--json --out " + directory.resolve("ingest.json"));
    String page = Files.readString(directory.resolve("index.html"));
    for (BenchSuite.Member member : BenchSuite.MEMBERS) {
      assertThat(page).contains("<h2>" + member.name() + "</h2>");
    }
    assertThat(progress.toString())
        .startsWith("1 of 8: bench startup\n2 of 8: bench recovery\n3 of 8: bench ingest\n")
        .endsWith(directory.resolve("index.html") + "\n");
  }

  @Test
  void oneThatFailsKeepsNoOtherFromRunningAndItsOldFiguresAreNotShown() throws IOException {
    suite("", true).run(BenchSuite.MEMBERS);
    lines.clear();

    boolean whole = suite("reads", true).run(BenchSuite.MEMBERS);

    assertThat(whole).isFalse();
    assertThat(lines).hasSize(8);
    String page = Files.readString(directory.resolve("index.html"));
    assertThat(page).doesNotContain("<h2>reads</h2>").contains("<h2>policy</h2>");
    assertThat(page).contains("Failed, so without figures: reads.");
    assertThat(progress.toString()).contains("failed: bench reads");
  }

  @Test
  void whatOthersFoundEarlierStaysOnThePage() throws IOException {
    suite("", true).run(BenchSuite.MEMBERS);
    lines.clear();

    suite("", true).run(List.of(BenchSuite.MEMBERS.get(0)));

    assertThat(lines).hasSize(1);
    assertThat(Files.readString(directory.resolve("index.html"))).contains("<h2>pipeline</h2>");
  }

  @Test
  void thePageIsOneFileThatFetchesAndRunsNothingAndEscapesWhatItIsTold() throws IOException {
    suite("", true).run(BenchSuite.MEMBERS);

    String page = Files.readString(directory.resolve("index.html"));

    assertThat(page).doesNotContain("<script", "src=", "href=", "http:", "https:", "url(");
    assertThat(page)
        .contains(
            "Some &lt;CPU&gt;", "a &amp; b", "prefers-color-scheme: dark", "width=device-width")
        .doesNotContain("Some <CPU>", "a & b");
  }

  @Test
  void eachChartHasItsTableBehindIt() throws IOException {
    suite("", true).run(List.of(BenchSuite.MEMBERS.get(0)));

    String page = Files.readString(directory.resolve("index.html"));

    assertThat(page)
        .containsSubsequence(
            "role=\"img\" aria-label=\"startup: ms, less is better",
            "<rect class=\"d0\" x=\"0\" y=\"18\" width=\"216.0\"",
            "<path class=\"range\" d=\"M108.0 19V27M108.0 23H324.0M324.0 19V27\"/>",
            "<details><summary>The bars as numbers</summary>",
            "<th scope=\"row\">a &amp; b</th>",
            "<td class=\"n\">20.0</td><td class=\"n\">10.0</td><td class=\"n\">30.0</td>",
            "<td class=\"n\">3</td><td>2.00 × bare</td>");
  }

  @Test
  void aQuickRunSaysThatItIsNoMeasurement() throws IOException {
    suite("", true).run(List.of());
    String quick = Files.readString(directory.resolve("index.html"));
    suite("", false).run(List.of());
    String whole = Files.readString(directory.resolve("index.html"));

    assertThat(quick).contains("no measurement");
    assertThat(whole).doesNotContain("no measurement");
  }

  @Test
  void theLinesAreThoseThatTheCommandsTake() {
    for (BenchSuite.Member member : BenchSuite.MEMBERS) {
      for (boolean quick : new boolean[] {true, false}) {
        String[] line = member.line(quick, directory.resolve("out.json")).toArray(new String[0]);

        assertThatCode(() -> ScreenerMain.commandLine().parseArgs(line)).doesNotThrowAnyException();
      }
    }
  }

  private BenchSuite suite(String failing, boolean quick) {
    return new BenchSuite(
        directory,
        quick,
        line -> {
          lines.add(String.join(" ", line));
          if (line.contains(failing)) {
            return 1;
          }
          write(line.get(1), Path.of(line.get(line.size() - 1)));
          return 0;
        },
        new PrintWriter(progress));
  }

  private static void write(String benchmark, Path out) {
    Row row = Row.of("a & b", "ms", Better.LOWER, List.of(10.0, 30.0, 20.0));
    Row bare = Row.of("bare", "ms", Better.LOWER, List.of(5.0, 15.0, 10.0));
    ObjectNode document = new ObjectMapper().createObjectNode();
    new Figures(benchmark, Instant.EPOCH, MACHINE, List.of(row.beside(bare), bare))
        .putInto(document);
    try {
      Files.writeString(out, document.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
