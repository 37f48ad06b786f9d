package dev.screener.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.benchmarks.kernels.KernelRun;
import dev.screener.benchmarks.kernels.KernelRun.Figure;
import dev.screener.benchmarks.kernels.KernelRun.Kernel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a pure part under JMH. */
abstract class BenchKernelCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--forks",
      defaultValue = "1",
      description = "JVMs, one after the other. Default: ${DEFAULT-VALUE}.")
  private int forks;

  @Option(
      names = "--warmups",
      defaultValue = "3",
      description = "Iterations before it counts. Default: ${DEFAULT-VALUE}.")
  private int warmups;

  @Option(
      names = "--iterations",
      defaultValue = "5",
      description = "Iterations that count. Default: ${DEFAULT-VALUE}.")
  private int iterations;

  @Option(
      names = "--seconds",
      defaultValue = "2",
      description = "Length of an iteration. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--out", paramLabel = "FILE", description = "Also write the JSON document here.")
  private @Nullable Path file;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Kernel kernel;

  private BenchKernelCommand(Kernel kernel) {
    this.kernel = kernel;
  }

  /** {@code screener bench scoring}. */
  @Command(
      name = "scoring",
      description =
          "Reviews scored a second by one thread, of 10, 100 and 600 words, alone and with their templates, under JMH.",
      mixinStandardHelpOptions = true)
  static final class Scoring extends BenchKernelCommand {
    Scoring() {
      super(Kernel.SCORING);
    }
  }

  /** {@code screener bench policy}. */
  @Command(
      name = "policy",
      description =
          "Cases judged a second by one thread: by the built-in policy, by 30 rules, with 10,000 words; under JMH.",
      mixinStandardHelpOptions = true)
  static final class Policy extends BenchKernelCommand {
    Policy() {
      super(Kernel.POLICY);
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintStream progress =
        json ? new PrintStream(OutputStream.nullOutputStream(), false, UTF_8) : System.err;
    List<Figure> figures =
        new KernelRun(forks, warmups, iterations, seconds).measure(kernel, progress);
    ObjectNode document = JSON.createObjectNode();
    KernelRun.figures(kernel, figures).putInto(document);
    figures.forEach(figure -> document.withArray("figures").add(figure.json()));
    if (file != null) {
      Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(document));
    } else {
      figures.forEach(figure -> print(figure, out));
    }
    out.flush();
    return 0;
  }

  private static void print(Figure figure, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-16s %-14s %,12.0f/s ± %,.0f, %,.0f a CPU-second, %,.0f bytes each%n",
        figure.name(),
        figure.parameters().isEmpty() ? "" : figure.parameters(),
        figure.perSecond(),
        figure.error(),
        figure.perCpuSecond(),
        figure.bytes());
  }
}
