package dev.screener.cli;

import dev.screener.benchmarks.pipeline.PipelineBenchmark;
import dev.screener.benchmarks.pipeline.PipelineReport;
import dev.screener.benchmarks.pipeline.PipelineSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code screener bench pipeline}: the whole pipeline in processes of its own. */
@Command(
    name = "pipeline",
    description = {
      "Starts a broker, moderation-streams and projection-service on 127.0.0.1, each a process of"
          + " its own, and measures",
      "reviews/s and CPU time a review from a backlog, then the time from accepted to visible at"
          + " fixed rates.",
      "Kafka's own performance tools run on the same broker as the yardstick. Linux only: CPU times"
          + " come from /proc."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener bench pipeline --runs 5 --out figures.json",
      "  screener bench pipeline --rates 2000 --set streams.COMMIT_INTERVAL_MS=100",
      "  screener bench pipeline --java streams.-XX:+UseParallelGC --json"
    })
final class BenchPipelineCommand implements Callable<Integer> {

  @Option(
      names = "--reviews",
      defaultValue = "200000",
      description = "Reviews in the backlog. Default: ${DEFAULT-VALUE}.")
  private int reviews;

  @Option(
      names = "--rates",
      split = ",",
      defaultValue = "500,1000,2000",
      description = "Rates of the open loop, reviews/s. Default: ${DEFAULT-VALUE}.")
  private List<Integer> rates = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "How long each rate is held. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warmup-seconds",
      defaultValue = "60",
      description = "Steady traffic before anything is measured. Default: ${DEFAULT-VALUE}.")
  private int warmupSeconds;

  @Option(
      names = "--known-share",
      defaultValue = "0.71",
      description =
          "Share of the reviews, 0 to 1, whose author has one that has stood for a day. Default:"
              + " ${DEFAULT-VALUE}.")
  private double knownShare;

  @Option(
      names = "--runs",
      defaultValue = "1",
      description = "How often, each with new processes. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(
      names = "--samples-per-second",
      defaultValue = "200",
      description = "Reviews a second that are waited for. Default: ${DEFAULT-VALUE}.")
  private int samplesPerSecond;

  @Option(
      names = "--java",
      paramLabel = "PROCESS.OPTION",
      description = "A JVM option for broker, streams or projection. May be repeated.")
  private List<String> javaOptions = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "PROCESS.NAME=VALUE",
      description = "A setting of streams or projection, as in the environment. May be repeated.")
  private List<String> sets = new ArrayList<>();

  @Mixin private BenchProcesses processes;

  @Mixin private BenchOutput output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PipelineReport report;
    try (BenchProgress progress = BenchProgress.forTerminal()) {
      report = new PipelineBenchmark(settings(), progress).measure();
    }
    output.tell(report.json(), report.table());
    return 0;
  }

  private PipelineSettings settings() {
    processes.requireAtLeast(1, "--reviews", reviews);
    processes.requireAtLeast(1, "--seconds", seconds);
    processes.requireAtLeast(0, "--warmup-seconds", warmupSeconds);
    processes.requireAtLeast(1, "--runs", runs);
    processes.requireAtLeast(1, "--samples-per-second", samplesPerSecond);
    rates.forEach(rate -> processes.requireAtLeast(1, "--rates", rate));
    processes.require(
        knownShare >= 0 && knownShare <= 1, "--known-share is 0 to 1, not " + knownShare);
    return new PipelineSettings(
        reviews,
        rates,
        seconds,
        warmupSeconds,
        knownShare,
        runs,
        processes.seed(),
        processes.partitions(),
        samplesPerSecond,
        processes.heapMegabytes(),
        javaOptionsByProcess(),
        environmentByProcess(),
        output.directory());
  }

  private Map<String, List<String>> javaOptionsByProcess() {
    Map<String, List<String>> options = new HashMap<>();
    for (String option : javaOptions) {
      int dot = dotAfterProcess("--java", option);
      options
          .computeIfAbsent(option.substring(0, dot), process -> new ArrayList<>())
          .add(option.substring(dot + 1));
    }
    return options;
  }

  private Map<String, Map<String, String>> environmentByProcess() {
    Map<String, Map<String, String>> environment = new HashMap<>();
    for (String set : sets) {
      int dot = dotAfterProcess("--set", set);
      int equals = set.indexOf('=', dot);
      processes.require(equals >= 0, "--set needs a value: " + set);
      environment
          .computeIfAbsent(set.substring(0, dot), process -> new HashMap<>())
          .put(set.substring(dot + 1, equals), set.substring(equals + 1));
    }
    return environment;
  }

  private int dotAfterProcess(String option, String value) {
    int dot = value.indexOf('.');
    processes.require(
        dot >= 0 && PipelineSettings.PROCESSES.contains(value.substring(0, dot)),
        option + " begins with one of " + PipelineSettings.PROCESSES + " and a dot: " + value);
    return dot;
  }
}
