package dev.screener.benchmarks.pipeline;

import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.traffic.GeneratedReview;
import dev.screener.benchmarks.traffic.ReviewGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the whole pipeline from outside: throughput and CPU time from a backlog, latency in an
 * open loop, and Kafka's own tools beside them. See {@link ThroughputMeasurement} and {@link
 * LatencyMeasurement} for what is timed.
 *
 * <p>A run whose verdicts do not match its submissions one to one fails: it has no figures.
 */
public final class PipelineBenchmark {

  private static final Duration DRAIN = Duration.ofMinutes(5);
  private static final Duration PAST = Duration.ofDays(2);
  private static final int VIEW_SAMPLE = 200;

  private final PipelineSettings settings;
  private final Watcher watcher;
  private final ProcFiles proc = ProcFiles.ofThisMachine();

  /**
   * @throws IllegalStateException where the system does not tell CPU times
   */
  public PipelineBenchmark(PipelineSettings settings, Watcher watcher) {
    this.settings = settings;
    this.watcher = watcher;
  }

  /**
   * Runs everything, one run after the other.
   *
   * @throws IllegalStateException when a process fails or does not come to an end, with the end of
   *     what it said
   */
  public PipelineReport measure() throws InterruptedException {
    Machine machine = Machine.here();
    List<PipelineRun> runs = new ArrayList<>();
    for (int run = 0; run < settings.runs(); run++) {
      try (DataDirectory data = DataDirectory.of(settings.directory(), "run-" + (run + 1))) {
        runs.add(run(run, data));
      }
    }
    return new PipelineReport(Instant.now(), machine, settings, runs);
  }

  private PipelineRun run(int run, DataDirectory data) throws InterruptedException {
    double loadAverage = proc.loadAverage();
    long seed = settings.seed() + run;
    Instant begin = Instant.now();
    ReviewGenerator generator =
        new ReviewGenerator(seed, begin, settings.knownShare(), settings.knownAuthors());
    watcher.begins("Run " + (run + 1) + " of " + settings.runs() + ": starting", 0);
    try (RunningPipeline pipeline = RunningPipeline.start(settings, data);
        Submitter submitter = new Submitter(pipeline.bootstrapServers(), pipeline.topics());
        Progress progress = new Progress(pipeline)) {
      Readers readers = new Readers(pipeline.readSide());
      LatencyMeasurement latency =
          new LatencyMeasurement(submitter, readers, settings.samplesPerSecond());

      long submitted = past(generator, begin, submitter, progress);
      if (settings.warmupSeconds() > 0) {
        watcher.begins("Warming up", settings.warmupSeconds());
        List<GeneratedReview> warming =
            generator.next(settings.warmupSeconds() * PipelineSettings.WARMUP_RATE);
        latency.measure(warming, PipelineSettings.WARMUP_RATE, seed, watcher);
        progress.awaitAllProjected(DRAIN, taken -> {});
        submitted += warming.size();
      }

      List<GeneratedReview> backlog = generator.next(settings.reviews());
      Throughput throughput =
          new ThroughputMeasurement(pipeline, proc).measure(backlog, submitter, progress, watcher);
      submitted += backlog.size();
      readers.requireVisible(GeneratedReview.sample(backlog, VIEW_SAMPLE));

      List<Latency> latencies = new ArrayList<>();
      for (int rate : settings.rates()) {
        List<GeneratedReview> reviews = generator.next(rate * settings.seconds());
        watcher.begins("At " + rate + " reviews/s", settings.seconds());
        latencies.add(latency.measure(reviews, rate, seed + rate, watcher));
        progress.awaitAllProjected(DRAIN, taken -> {});
        submitted += reviews.size();
      }

      VerdictCount verdicts =
          VerdictCount.read(pipeline.bootstrapServers(), pipeline.topics().verdicts());
      verdicts.requireOneFor(submitted);
      pipeline.stop(PipelineSettings.PROJECTION);
      pipeline.stop(PipelineSettings.STREAMS);
      watcher.begins("Kafka's own tools", 0);
      Yardstick yardstick = Yardstick.take(pipeline, GeneratedReview.meanBytes(backlog));
      return new PipelineRun(
          loadAverage, pipeline.secondsToReady(), throughput, latencies, verdicts, yardstick);
    }
  }

  /** What the authors who have a past wrote then. */
  private long past(
      ReviewGenerator generator, Instant begin, Submitter submitter, Progress progress)
      throws InterruptedException {
    List<GeneratedReview> past = generator.past();
    watcher.begins("Giving " + past.size() + " authors a past", 0);
    submitter.flood(past, begin.minus(PAST));
    progress.awaitAllProjected(DRAIN, taken -> {});
    return past.size();
  }
}
