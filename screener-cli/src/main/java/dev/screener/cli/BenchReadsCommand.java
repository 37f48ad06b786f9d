package dev.screener.cli;

import dev.screener.benchmarks.pipeline.ReadsBenchmark;
import dev.screener.benchmarks.pipeline.ReadsReport;
import dev.screener.benchmarks.pipeline.ReadsSettings;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code screener bench reads}: the read side with small and large stores. */
@Command(
    name = "reads",
    description = {
      "Starts a broker and projection-service on 127.0.0.1, each a process of its own, fills the store, and measures",
      "how many first pages of films' reviews (limit=20) are answered a second beside a bare answer of the same server,",
      "with answers kept until their film changes and without, then how long they take at half that rate.",
      "Linux only: CPU times come from /proc."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener bench reads --out figures.json",
      "  screener bench reads --stores 10000,100000 --seconds 5 --json"
    })
final class BenchReadsCommand implements Callable<Integer> {

  @Option(
      names = "--stores",
      split = ",",
      defaultValue = "10000,1000000",
      description =
          "Reviews in the store, growing; hundreds, since a film has a hundred. Default: ${DEFAULT-VALUE}.")
  private List<Integer> stores = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Of each measurement. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warmup-seconds",
      defaultValue = "15",
      description = "Of reads before each. Default: ${DEFAULT-VALUE}.")
  private int warmupSeconds;

  @Option(
      names = "--connections",
      defaultValue = "32",
      description = "That ask at once. Default: ${DEFAULT-VALUE}.")
  private int connections;

  @Mixin private BenchProcesses processes;

  @Mixin private BenchOutput output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ReadsReport report;
    try (BenchProgress progress = BenchProgress.forTerminal()) {
      report = new ReadsBenchmark(settings(), progress).measure();
    }
    output.tell(report.json(), report.table());
    return 0;
  }

  private ReadsSettings settings() {
    int before = 0;
    for (int store : stores) {
      processes.require(
          store > before && store % ReadsSettings.REVIEWS_A_FILM == 0,
          "--stores are hundreds and grow: " + store);
      before = store;
    }
    processes.require(
        seconds > 0 && warmupSeconds > 0, "--seconds and --warmup-seconds are at least 1");
    processes.require(connections > 0 && connections <= 10_000, "--connections is 1 to 10000");
    return new ReadsSettings(
        stores,
        seconds,
        warmupSeconds,
        connections,
        processes.partitions(),
        processes.heapMegabytes(),
        processes.seed(),
        output.directory());
  }
}
