package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ScreenerMainTest {
  @Test
  void everyCommandHelpsAndSaysWhatItIs() {
    for (List<String> path : commandPaths(ScreenerMain.commandLine(), List.of())) {
      StringWriter out = new StringWriter();
      String[] args = Stream.concat(path.stream(), Stream.of("--help")).toArray(String[]::new);

      int exitCode = ScreenerMain.commandLine().setOut(new PrintWriter(out, true)).execute(args);

      assertThat(exitCode).as("exit code of %s --help", path).isZero();
      assertThat(out.toString()).as("help of %s", path).contains("Usage: screener");
    }
  }

  @Test
  void aWrongCommandLineEndsWithTwo() {
    StringWriter err = new StringWriter();
    CommandLine commandLine = ScreenerMain.commandLine().setErr(new PrintWriter(err, true));

    assertThat(commandLine.execute("tail", "no.such.topic")).isEqualTo(2);
    assertThat(err.toString()).contains("no topic no.such.topic").contains("reviews.submitted");
    assertThat(commandLine.execute("moderate")).isEqualTo(2);
    assertThat(commandLine.execute("topics", "apply", "--replication", "0")).isEqualTo(2);
  }

  private static List<List<String>> commandPaths(CommandLine command, List<String> path) {
    List<List<String>> paths = new ArrayList<>(List.of(path));
    command
        .getSubcommands()
        .forEach(
            (name, subcommand) -> {
              if (!name.equals("help")) {
                List<String> inner = Stream.concat(path.stream(), Stream.of(name)).toList();
                paths.addAll(commandPaths(subcommand, inner));
              }
            });
    return paths;
  }
}
