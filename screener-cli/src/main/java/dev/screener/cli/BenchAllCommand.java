package dev.screener.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code screener bench all}: every benchmark in turn, and a page of what they found. */
@Command(
    name = "all",
    description = {
      "Runs every benchmark in turn, each as its own command does, and writes NAME.json of each and one page,",
      "index.html, with charts and the tables behind them. One that fails does not keep the others from running.",
      "Takes hours; --quick only shows in minutes that everything runs."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener bench all --out figures",
      "  screener bench all --out figures --only ingest,startup --quick"
    })
final class BenchAllCommand implements Callable<Integer> {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where documents and page go; made where it is not there.")
  private Path out = Path.of("");

  @Option(names = "--quick", description = "Short and hardly warmed up: no measurement.")
  private boolean quick;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Only these; the page shows the others as DIR has them.")
  private List<String> only = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<String> known = BenchSuite.MEMBERS.stream().map(BenchSuite.Member::name).toList();
    List<String> unknown = only.stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--only: there is no benchmark "
              + String.join(", ", unknown)
              + ", but "
              + String.join(", ", known));
    }
    PrintWriter progress = spec.commandLine().getErr();
    BenchSuite suite = new BenchSuite(out.toAbsolutePath(), quick, this::run, progress);
    boolean whole =
        suite.run(
            BenchSuite.MEMBERS.stream()
                .filter(member -> only.isEmpty() || only.contains(member.name()))
                .toList());
    return whole ? 0 : 1;
  }

  /** Its document goes into its file; on standard output eight of them would be of no use. */
  private int run(List<String> line) {
    return ScreenerMain.commandLine()
        .setOut(new PrintWriter(Writer.nullWriter()))
        .setErr(spec.commandLine().getErr())
        .execute(line.toArray(new String[0]));
  }
}
