package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.benchmarks.figures.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a measurement keeps its data, and how it tells what it found. */
final class BenchOutput {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Keep data and logs here. Default: a temporary directory, deleted at the end.")
  private @Nullable Path directory;

  @Option(names = "--out", paramLabel = "FILE", description = "Also write the JSON document here.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  Optional<Path> directory() {
    return Optional.ofNullable(directory);
  }

  /** Of a benchmark that has nothing to tell beside its figures. */
  void tell(Figures figures) throws IOException {
    ObjectNode document = JSON.createObjectNode();
    figures.putInto(document);
    tell(document, figures.table());
  }

  /** Prints the document or its table, and writes it to the file that was named. */
  void tell(ObjectNode document, String table) throws IOException {
    if (out != null) {
      Files.writeString(out, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
    }
    PrintWriter printer = spec.commandLine().getOut();
    if (json) {
      printer.println(JSON.writeValueAsString(document));
    } else {
      printer.print(table);
    }
    printer.flush();
  }
}
