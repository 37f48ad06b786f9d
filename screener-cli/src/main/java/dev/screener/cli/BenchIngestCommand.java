package dev.screener.cli;

import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.pipeline.IngestBenchmark;
import dev.screener.benchmarks.pipeline.IngestRunSettings;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code screener bench ingest}: the write side. */
@Command(
    name = "ingest",
    description = {
      "Starts a broker and ingest-service on 127.0.0.1, each a process of its own, and measures how many reviews",
      "it takes in a second, one a POST and in batches, what each costs it in CPU time, and how long it takes at",
      "half of that rate. Beside it stand the bare answer of the same server and Kafka's own producer tool.",
      "Linux only: CPU times come from /proc."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener bench ingest --out figures.json",
      "  screener bench ingest --connections 64 --rounds 3 --seconds 3 --json"
    })
final class BenchIngestCommand implements Callable<Integer> {

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "How often all is measured, in turns. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--connections",
      split = ",",
      defaultValue = "64,256",
      description = "Kept connections that send one review a POST. Default: ${DEFAULT-VALUE}.")
  private List<Integer> connections = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "Of each measurement in a round. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warmup-seconds",
      defaultValue = "30",
      description = "Before the first. Default: ${DEFAULT-VALUE}.")
  private int warmupSeconds;

  @Option(
      names = "--batch-lines",
      defaultValue = "500",
      description = "Reviews a batch. Default: ${DEFAULT-VALUE}.")
  private int batchLines;

  @Option(
      names = "--batch-connections",
      defaultValue = "4",
      description = "Batches at once. Default: ${DEFAULT-VALUE}.")
  private int batchConnections;

  @Option(
      names = "--yardstick-records",
      defaultValue = "200000",
      description = "What Kafka's producer tool sends in a round. Default: ${DEFAULT-VALUE}.")
  private int yardstickRecords;

  @Mixin private BenchProcesses processes;

  @Mixin private BenchOutput output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Figures figures;
    try (BenchProgress progress = BenchProgress.forTerminal()) {
      figures = new IngestBenchmark(settings(), progress).measure();
    }
    output.tell(figures);
    return 0;
  }

  private IngestRunSettings settings() {
    processes.require(rounds > 0, "--rounds is at least 1");
    processes.require(
        connections.stream().allMatch(number -> number > 0 && number <= 4_000),
        "--connections are 1 to 4000");
    processes.require(
        seconds > 0 && warmupSeconds > 0, "--seconds and --warmup-seconds are at least 1");
    processes.require(batchLines > 0 && batchLines <= 10_000, "--batch-lines is 1 to 10000");
    processes.require(
        batchConnections > 0 && batchConnections <= 1_000, "--batch-connections is 1 to 1000");
    processes.require(yardstickRecords > 0, "--yardstick-records is at least 1");
    return new IngestRunSettings(
        rounds,
        connections.stream().distinct().toList(),
        seconds,
        warmupSeconds,
        batchLines,
        batchConnections,
        yardstickRecords,
        processes.partitions(),
        processes.heapMegabytes(),
        processes.seed(),
        output.directory());
  }
}
