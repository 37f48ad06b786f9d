package dev.screener.cli;

import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.pipeline.RecoveryBenchmark;
import dev.screener.benchmarks.pipeline.RecoverySettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code screener bench recovery}: stores that are made again of their changelogs. */
@Command(
    name = "recovery",
    description = {
      "Starts a broker, moderation-streams and projection-service on 127.0.0.1, each a process of its own, fills",
      "them, deletes the state directory of one and measures how long it takes until it is ready again and has its",
      "stores back. Beside it stands Kafka's consumer tool, which reads the same changelogs. Linux only: CPU times",
      "come from /proc."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener bench recovery --out figures.json",
      "  screener bench recovery --rounds 3 --reviews 1000000 --json"
    })
final class BenchRecoveryCommand implements Callable<Integer> {

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "How often, each with a new broker. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--reviews",
      defaultValue = "200000",
      description = "In store when the state is lost. Default: ${DEFAULT-VALUE}.")
  private int reviews;

  @Mixin private BenchProcesses processes;

  @Mixin private BenchOutput output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Figures figures;
    try (BenchProgress progress = BenchProgress.told(spec.commandLine().getErr())) {
      figures = new RecoveryBenchmark(settings(), progress).measure();
    }
    output.tell(figures);
    return 0;
  }

  private RecoverySettings settings() {
    processes.requireAtLeast(1, "--rounds", rounds);
    processes.requireAtLeast(1, "--reviews", reviews);
    return new RecoverySettings(
        rounds,
        reviews,
        processes.partitions(),
        processes.heapMegabytes(),
        processes.seed(),
        output.directory());
  }
}
