package dev.screener.benchmarks.pipeline;

import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.figures.Rounds;
import dev.screener.benchmarks.figures.Row.Better;
import dev.screener.benchmarks.traffic.ReviewGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Measures how long each service takes from the start of its process until it says that it is
 * ready, and its CPU time until then: on an empty cluster without any state, and again after a
 * clean stop with reviews in store. They start one after the other, so that none takes time from
 * another; the broker's own start, in the same round, is the yardstick.
 */
public final class StartupBenchmark {

  private static final List<String> SERVICES =
      List.of(PipelineSettings.INGEST, PipelineSettings.STREAMS, PipelineSettings.PROJECTION);
  private static final String BROKER = "the broker";
  private static final String FIRST = ", empty";
  private static final String AGAIN = ", after a clean stop";
  private static final int PHASES = 3;

  private final StartupSettings settings;
  private final Watcher watcher;
  private final ProcFiles proc = ProcFiles.ofThisMachine();
  private final Rounds found = new Rounds();

  /**
   * @throws IllegalStateException where the system does not tell CPU times
   */
  public StartupBenchmark(StartupSettings settings, Watcher watcher) {
    this.settings = settings;
    this.watcher = watcher;
  }

  /**
   * Starts and stops, round by round.
   *
   * @throws IllegalStateException when a process fails, or does not end when it is asked to
   */
  public Figures measure() throws InterruptedException {
    Machine machine = Machine.here();
    for (int round = 1; round <= settings.rounds(); round++) {
      watcher.begins("round " + round + " of " + settings.rounds(), PHASES);
      try (DataDirectory data = DataDirectory.of(settings.directory(), "round-" + round)) {
        round(data, settings.seed() + round);
      }
    }
    return new Figures("startup", Instant.now(), machine, found.rows());
  }

  private void round(DataDirectory data, long seed) throws InterruptedException {
    PipelineSettings processes =
        PipelineSettings.ofProcesses(settings.partitions(), settings.heapMegabytes(), seed);
    try (RunningPipeline pipeline = RunningPipeline.start(processes, data, List.of())) {
      Map<String, String> ingest = new SiteCredentials(data.path()).environment();
      add(BROKER, pipeline, PipelineSettings.BROKER);
      start(pipeline, FIRST, ingest);
      watcher.reached(1);
      fill(pipeline, seed);
      for (String service : SERVICES) {
        pipeline.stopCleanly(service);
      }
      watcher.reached(2);
      start(pipeline, AGAIN, ingest);
      watcher.reached(PHASES);
    }
  }

  private void start(RunningPipeline pipeline, String state, Map<String, String> ingest)
      throws InterruptedException {
    for (String service : SERVICES) {
      pipeline.startService(service, service.equals(PipelineSettings.INGEST) ? ingest : Map.of());
      String name = PipelineSettings.service(service) + state;
      add(name, pipeline, service);
      found.beside(name, BROKER);
      found.beside(name + ", CPU", BROKER + ", CPU");
    }
  }

  private void add(String name, RunningPipeline pipeline, String process) {
    CpuTime cpu = proc.cpuTime(pipeline.process(process).pid());
    double ready = Objects.requireNonNull(pipeline.secondsToReady().get(process), process);
    found.add(name, "s", Better.LOWER, ready);
    found.add(name + ", CPU", "CPU-s", Better.LOWER, cpu.total() / 1e6);
    found.add(name + ", JIT", "CPU-s", Better.LOWER, cpu.jit() / 1e6);
  }

  private void fill(RunningPipeline pipeline, long seed) throws InterruptedException {
    try (Submitter submitter = new Submitter(pipeline.bootstrapServers(), pipeline.topics());
        Progress progress = new Progress(pipeline)) {
      new Fill(pipeline, submitter, progress)
          .with(new ReviewGenerator(seed, Instant.now()), settings.reviews(), taken -> {});
    }
  }
}
