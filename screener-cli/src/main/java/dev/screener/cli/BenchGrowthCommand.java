package dev.screener.cli;

import dev.screener.benchmarks.pipeline.GrowthBenchmark;
import dev.screener.benchmarks.pipeline.GrowthReport;
import dev.screener.benchmarks.pipeline.GrowthSettings;
import dev.screener.benchmarks.pipeline.GrowthSettings.TunedFor;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code screener bench growth}: what a review costs the more there are. */
@Command(
    name = "growth",
    description = {
      "Starts a broker, moderation-streams and projection-service on 127.0.0.1, each a process of its own, and",
      "measures what the same backlog costs in CPU time with few cases in store and with many, and what memory and",
      "disk these take, by store and topic. Stores are filled through the pipeline, so a million cases take minutes",
      "and some 15 GB. Kafka's own tools run before each backlog. Linux only: CPU times come from /proc."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener bench growth --out figures.json",
      "  screener bench growth --cases 100000,1000000,10000000 --data-dir /big/disk"
    })
final class BenchGrowthCommand implements Callable<Integer> {

  private static final int MOST_CASES = 100_000_000;

  @Option(
      names = "--cases",
      split = ",",
      defaultValue = "20000,200000",
      description = "In store when it is measured, growing. Default: ${DEFAULT-VALUE}.")
  private List<Integer> cases = List.of();

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Backlogs that are measured at each. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--reviews",
      defaultValue = "5000",
      description = "In each backlog. Default: ${DEFAULT-VALUE}.")
  private int reviews;

  @Option(
      names = "--tuned-for",
      defaultValue = "throughput",
      description =
          "TUNED_FOR of both services: latency is what they have by themselves and fills more"
              + " slowly. Default: ${DEFAULT-VALUE}.")
  private TunedFor tunedFor = TunedFor.THROUGHPUT;

  @Option(
      names = "--yardstick-records",
      defaultValue = "200000",
      description = "What Kafka's tools send and read in a round. Default: ${DEFAULT-VALUE}.")
  private int yardstickRecords;

  @Mixin private BenchProcesses processes;

  @Mixin private BenchOutput output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    GrowthReport report;
    try (BenchProgress progress = BenchProgress.told(spec.commandLine().getErr())) {
      report = new GrowthBenchmark(settings(), progress).measure();
    }
    output.tell(report.json(), report.table());
    return 0;
  }

  private GrowthSettings settings() {
    processes.requireAtLeast(1, "--rounds", rounds);
    processes.requireAtLeast(1, "--reviews", reviews);
    processes.requireAtLeast(1, "--yardstick-records", yardstickRecords);
    GrowthSettings settings =
        new GrowthSettings(
            List.copyOf(cases),
            rounds,
            reviews,
            tunedFor,
            yardstickRecords,
            processes.partitions(),
            processes.heapMegabytes(),
            processes.seed(),
            output.directory());
    for (int level = 0; level < cases.size(); level++) {
      int wanted = cases.get(level);
      processes.require(wanted <= MOST_CASES, "--cases is at most " + MOST_CASES);
      long least = settings.leastCases(level);
      processes.require(
          wanted >= least,
          "--cases: by then " + least + " are in store at least, which is more than " + wanted);
    }
    return settings;
  }
}
