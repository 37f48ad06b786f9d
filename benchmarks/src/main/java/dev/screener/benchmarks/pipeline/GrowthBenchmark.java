package dev.screener.benchmarks.pipeline;

import static dev.screener.benchmarks.pipeline.PipelineSettings.PROJECTION;
import static dev.screener.benchmarks.pipeline.PipelineSettings.STREAMS;

import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.traffic.GeneratedReview;
import dev.screener.benchmarks.traffic.ReviewGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what the same work costs with few cases in store and with many, and what these take.
 *
 * <p>Stores are filled through the pipeline, by authors whom nobody knows. At each level a backlog
 * like that of {@link PipelineBenchmark} is worked off several times, by the same authors of whom
 * most have a past: what differs between levels is what lies in the stores. Kafka's own tools run
 * before each.
 *
 * <p>A run whose verdicts do not match its submissions one to one fails: it has no figures.
 */
public final class GrowthBenchmark {

  private static final Duration DRAIN = Duration.ofMinutes(10);
  private static final Duration PAST = Duration.ofDays(2);
  private static final int VIEW_SAMPLE = 200;

  /** What a review leaves on the disk at most: in logs of the broker, and in stores. */
  private static final long BYTES_A_REVIEW = 20_000;

  private final GrowthSettings settings;
  private final Watcher watcher;
  private final ProcFiles proc = ProcFiles.ofThisMachine();
  private int inStore;

  /**
   * @throws IllegalStateException where the system does not tell CPU times
   */
  public GrowthBenchmark(GrowthSettings settings, Watcher watcher) {
    this.settings = settings;
    this.watcher = watcher;
  }

  /**
   * Fills and measures, level by level.
   *
   * @throws IllegalStateException when a process fails, the disk is too small, or what came out is
   *     not as it must be
   */
  public GrowthReport measure() throws InterruptedException {
    Machine machine = Machine.here();
    watcher.begins("Starting", 0);
    try (DataDirectory data = DataDirectory.of(settings.directory(), "");
        RunningPipeline pipeline = startIfThereIsRoom(data);
        Submitter submitter = new Submitter(pipeline.bootstrapServers(), pipeline.topics());
        Progress progress = new Progress(pipeline)) {
      Instant begin = Instant.now();
      ReviewGenerator work =
          new ReviewGenerator(
              settings.seed(), begin, PipelineSettings.KNOWN_SHARE, settings.knownAuthors());
      // Of another seed, or both would make the same ids.
      ReviewGenerator others = new ReviewGenerator(~settings.seed(), begin);
      Fill fill = new Fill(pipeline, submitter, progress);
      past(work, begin, submitter, progress);
      List<Growth.Level> levels = new ArrayList<>();
      for (int cases : settings.cases()) {
        fill(fill, others, cases - settings.reviews());
        levels.add(level(pipeline, cases, work, submitter, progress));
      }
      VerdictCount.read(pipeline.bootstrapServers(), pipeline.topics().verdicts())
          .requireOneFor(inStore);
      return new GrowthReport(Instant.now(), machine, settings, new Growth(levels, disk(pipeline)));
    }
  }

  private RunningPipeline startIfThereIsRoom(DataDirectory data) throws InterruptedException {
    long needed = settings.casesInAll() * BYTES_A_REVIEW;
    long usable;
    try {
      usable = Files.getFileStore(data.path()).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot ask how much room there is", e);
    }
    if (usable < needed) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%,d cases may take %.1f GB, but there are %.1f GB left at %s",
              settings.casesInAll(),
              needed / 1e9,
              usable / 1e9,
              data.path()));
    }
    return RunningPipeline.start(settings.processes(), data);
  }

  private void past(ReviewGenerator work, Instant begin, Submitter submitter, Progress progress)
      throws InterruptedException {
    List<GeneratedReview> past = work.past();
    watcher.begins("Giving " + past.size() + " authors a past", 0);
    submitter.flood(past, begin.minus(PAST));
    progress.awaitAllProjected(DRAIN, taken -> {});
    inStore += past.size();
  }

  private void fill(Fill fill, ReviewGenerator others, int cases) throws InterruptedException {
    int before = inStore;
    watcher.begins(String.format(Locale.ROOT, "Filling to %,d cases", cases), cases);
    fill.with(others, cases - before, taken -> watcher.reached(before + taken));
    inStore = cases;
  }

  private Growth.Level level(
      RunningPipeline pipeline,
      int cases,
      ReviewGenerator work,
      Submitter submitter,
      Progress progress)
      throws InterruptedException {
    ThroughputMeasurement measurement = new ThroughputMeasurement(pipeline, proc);
    // After another kind of work the first backlog of this kind finds nothing warm.
    List<GeneratedReview> backlog = work.next(settings.reviews());
    int bytes = GeneratedReview.meanBytes(backlog);
    measurement.measure(backlog, submitter, progress, watcher);
    List<Growth.Backlog> backlogs = new ArrayList<>();
    for (int round = 0; round < settings.rounds(); round++) {
      watcher.begins("Kafka's own tools", 0);
      int records = settings.yardstickRecords();
      double sent = Yardstick.producerRecordsPerSecond(pipeline, records, bytes);
      double read = Yardstick.consumerRecordsPerSecond(pipeline, records);
      backlog = work.next(settings.reviews());
      backlogs.add(
          new Growth.Backlog(
              measurement.measure(backlog, submitter, progress, watcher), sent, read));
    }
    inStore = cases + settings.rounds() * settings.reviews();
    new Readers(pipeline.readSide()).requireVisible(GeneratedReview.sample(backlog, VIEW_SAMPLE));
    return new Growth.Level(cases, backlogs, memory(pipeline));
  }

  private Map<String, Growth.Memory> memory(RunningPipeline pipeline) {
    Map<String, Growth.Memory> memory = new LinkedHashMap<>();
    for (String process : PipelineSettings.PROCESSES) {
      ChildJvm jvm = pipeline.process(process);
      try (JvmConnection connection = JvmConnection.to(jvm)) {
        long live = connection.liveHeapBytes();
        memory.put(process, new Growth.Memory(live, proc.residentBytes(jvm.pid())));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close a JMX connection", e);
      }
    }
    return memory;
  }

  /** Once the services have ended: until then part of what they keep is in memory alone. */
  private Growth.Disk disk(RunningPipeline pipeline) throws InterruptedException {
    pipeline.stopCleanly(PROJECTION);
    pipeline.stopCleanly(STREAMS);
    Map<String, Map<String, Long>> stores = new LinkedHashMap<>();
    for (String process : List.of(STREAMS, PROJECTION)) {
      stores.put(PipelineSettings.service(process), pipeline.state(process).bytesByStore());
    }
    Map<String, Long> topics = Topics.bytes(pipeline.bootstrapServers());
    topics.remove(Yardstick.TOPIC);
    return new Growth.Disk(inStore, stores, topics);
  }
}
