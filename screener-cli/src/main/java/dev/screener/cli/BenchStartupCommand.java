package dev.screener.cli;

import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.pipeline.StartupBenchmark;
import dev.screener.benchmarks.pipeline.StartupSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code screener bench startup}: from the start of a process until it is ready. */
@Command(
    name = "startup",
    description = {
      "Starts a broker and the three services on 127.0.0.1, each a process of its own, one after the other, and",
      "measures the time until each is ready and its CPU time until then: without any state, and again after a",
      "clean stop with reviews in store. Linux only: CPU times come from /proc."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener bench startup --out figures.json",
      "  screener bench startup --rounds 3 --reviews 10000 --json"
    })
final class BenchStartupCommand implements Callable<Integer> {

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "How often, each with a new broker. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--reviews",
      defaultValue = "50000",
      description = "In store at the second start. Default: ${DEFAULT-VALUE}.")
  private int reviews;

  @Mixin private BenchProcesses processes;

  @Mixin private BenchOutput output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Figures figures;
    try (BenchProgress progress = BenchProgress.forTerminal()) {
      figures = new StartupBenchmark(settings(), progress).measure();
    }
    output.tell(figures);
    return 0;
  }

  private StartupSettings settings() {
    processes.require(rounds > 0, "--rounds is at least 1");
    processes.require(reviews > 0, "--reviews is at least 1");
    return new StartupSettings(
        rounds,
        reviews,
        processes.partitions(),
        processes.heapMegabytes(),
        processes.seed(),
        output.directory());
  }
}
