package dev.screener.benchmarks.pipeline;

import static dev.screener.benchmarks.pipeline.PipelineSettings.PROJECTION;
import static dev.screener.benchmarks.pipeline.PipelineSettings.STREAMS;

import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.figures.Rounds;
import dev.screener.benchmarks.traffic.GeneratedReview;
import dev.screener.benchmarks.traffic.ReviewGenerator;
import dev.screener.contracts.access.Role;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Measures how long moderation-streams and projection-service take to have their stores back when
 * their disks are gone: reviews go through the pipeline, both services stop, the state directory of
 * one is deleted, and it is started alone. Kafka's consumer tool, which reads the same changelogs
 * and keeps nothing of them, is the yardstick in the same round.
 *
 * <p>A run fails when a service that calls itself ready does not know of what was in its stores.
 */
public final class RecoveryBenchmark {

  private static final Duration LEAST_PATIENCE = Duration.ofMinutes(10);
  private static final int FEWEST_REVIEWS_A_SECOND = 500;
  private static final int ASKED = 100;

  private final RecoverySettings settings;
  private final Watcher watcher;
  private final ProcFiles proc = ProcFiles.ofThisMachine();
  private final Rounds found = new Rounds();

  /**
   * @throws IllegalStateException where the system does not tell CPU times
   */
  public RecoveryBenchmark(RecoverySettings settings, Watcher watcher) {
    this.settings = settings;
    this.watcher = watcher;
  }

  /**
   * Fills, deletes and restores, round by round.
   *
   * @throws IllegalStateException when a process fails, does not end when it is asked to, or has
   *     not got back what it had
   */
  public Figures measure() throws InterruptedException {
    Machine machine = Machine.here();
    for (int round = 1; round <= settings.rounds(); round++) {
      try (DataDirectory data = DataDirectory.of(settings.directory(), "round-" + round)) {
        round("Round " + round + " of " + settings.rounds(), data, settings.seed() + round);
      }
    }
    return new Figures("recovery", Instant.now(), machine, found.rows());
  }

  private void round(String name, DataDirectory data, long seed) throws InterruptedException {
    PipelineSettings processes =
        PipelineSettings.ofProcesses(settings.partitions(), settings.heapMegabytes(), seed);
    watcher.begins(name + ": starting", 0);
    try (RunningPipeline pipeline = RunningPipeline.start(processes, data)) {
      List<GeneratedReview> some = GeneratedReview.sample(fill(name, pipeline, seed), ASKED);
      pipeline.stopCleanly(PROJECTION);
      pipeline.stopCleanly(STREAMS);
      SiteCredentials auditor = new SiteCredentials(data.path(), Role.AUDITOR);
      recover(
          name,
          pipeline,
          STREAMS,
          auditor.environment(),
          address -> new CaseAsker(address, auditor.token(), Readers.PATIENCE).requireKnown(some));
      recover(
          name,
          pipeline,
          PROJECTION,
          Map.of(),
          address -> new Readers(address).requireRestored(some));
    }
  }

  private List<GeneratedReview> fill(String name, RunningPipeline pipeline, long seed)
      throws InterruptedException {
    watcher.begins(name + ": filling", settings.reviews());
    try (Submitter submitter = new Submitter(pipeline.bootstrapServers(), pipeline.topics());
        Progress progress = new Progress(pipeline)) {
      return new Fill(pipeline, submitter, progress)
          .with(new ReviewGenerator(seed, Instant.now()), settings.reviews(), watcher::reached);
    }
  }

  /** What a service must know of when it is ready. */
  @FunctionalInterface
  private interface Check {
    void of(URI address) throws InterruptedException;
  }

  /** Of a service that does not run; it does not run afterwards either. */
  private void recover(
      String name,
      RunningPipeline pipeline,
      String process,
      Map<String, String> environment,
      Check check)
      throws InterruptedException {
    String service = PipelineSettings.service(process);
    watcher.begins(name + ": restoring " + service, 0);
    Map<String, Long> changelogs = Topics.bytes(pipeline.bootstrapServers());
    changelogs.keySet().removeIf(topic -> !Topics.isChangelog(topic, service));
    StateDirectory state = pipeline.state(process);
    long lost = state.bytes();
    state.delete();

    OpenedStores opened = new OpenedStores(state, System::nanoTime);
    URI address = pipeline.startService(process, environment, patience(), opened::look);
    double restoring = opened.secondsSince();
    CpuTime cpu = proc.cpuTime(pipeline.process(process).pid());
    check.of(address);
    pipeline.stopCleanly(process);

    watcher.begins(name + ": Kafka's own tool", 0);
    long records = TopicReading.count(pipeline.bootstrapServers(), changelogs.keySet());
    double tool = Yardstick.secondsToRead(pipeline, service + "-.*-changelog", records);
    new Recovery(
            pipeline.secondsToReady().getOrDefault(process, 0.0),
            restoring,
            cpu,
            lost,
            changelogs.values().stream().mapToLong(Long::longValue).sum(),
            tool)
        .addTo(found, service);
  }

  private Duration patience() {
    Duration patience = Duration.ofSeconds(settings.reviews() / FEWEST_REVIEWS_A_SECOND);
    return patience.compareTo(LEAST_PATIENCE) > 0 ? patience : LEAST_PATIENCE;
  }
}
