package dev.screener.benchmarks.pipeline;

import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.figures.Rounds;
import dev.screener.benchmarks.figures.Row.Better;
import dev.screener.benchmarks.pipeline.HttpLoad.Asking;
import dev.screener.benchmarks.pipeline.HttpLoad.Outcome;
import dev.screener.benchmarks.traffic.ReviewGenerator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Measures what ingest-service takes in, against the bare answer of the same server and against
 * Kafka's own producer tool on the same broker, with records of the same length. Everything is
 * measured in each round, so that what else the machine does hits all of it.
 *
 * <p>A run in which what was acknowledged is not on the topic, each once, has no figures: it fails.
 */
public final class IngestBenchmark {

  private static final String BARE = "/health/live";
  private static final String TOOL = "Kafka's producer tool";
  private static final String MICROS = "CPU-µs a review";
  private static final int PARTS = 3;

  private final IngestRunSettings settings;
  private final Watcher watcher;
  private final ProcFiles proc = ProcFiles.ofThisMachine();
  private final Rounds found = new Rounds();
  private long acknowledged;

  /**
   * @throws IllegalStateException where the system does not tell CPU times
   */
  public IngestBenchmark(IngestRunSettings settings, Watcher watcher) {
    this.settings = settings;
    this.watcher = watcher;
  }

  /**
   * Starts the processes and measures.
   *
   * @throws IllegalStateException when a process fails, an answer is not as it must be, or the
   *     topic does not hold what was acknowledged
   */
  public Figures measure() throws InterruptedException {
    Machine machine = Machine.here();
    PipelineSettings processes =
        PipelineSettings.ofProcesses(
            settings.partitions(), settings.heapMegabytes(), settings.seed());
    watcher.begins("starting", 0);
    try (DataDirectory data = DataDirectory.of(settings.directory(), "");
        RunningPipeline pipeline = RunningPipeline.start(processes, data, List.of())) {
      SiteCredentials site = new SiteCredentials(data.path());
      URI server = pipeline.startService(PipelineSettings.INGEST, site.environment());
      SubmissionRequests requests =
          new SubmissionRequests(
              server,
              site.token(),
              new ReviewGenerator(settings.seed(), Instant.now().minus(Duration.ofDays(1))),
              settings.batchLines());
      try (SubmittedCount onTopic =
          new SubmittedCount(pipeline.bootstrapServers(), pipeline.topics().submitted())) {
        warmUp(server, requests);
        onTopic.requireEach(acknowledged);
        for (int round = 1; round <= settings.rounds(); round++) {
          watcher.begins("round " + round + " of " + settings.rounds(), PARTS);
          round(pipeline, server, requests, onTopic);
        }
      }
    }
    return new Figures("ingest", Instant.now(), machine, found.rows());
  }

  private void warmUp(URI server, SubmissionRequests requests) {
    watcher.begins("warming up", 0);
    Duration half = Duration.ofMillis(500L * settings.warmupSeconds());
    int most = settings.connections().stream().mapToInt(Integer::intValue).max().orElse(1);
    try (HttpLoad load = HttpLoad.open(server, most)) {
      acknowledged += load.flood(requests.singles(), half).requests();
    }
    try (HttpLoad load = HttpLoad.open(server, settings.batchConnections())) {
      acknowledged += lines(load.flood(requests.batches(), half));
    }
  }

  private void round(
      RunningPipeline pipeline, URI server, SubmissionRequests requests, SubmittedCount onTopic)
      throws InterruptedException {
    long pid = pipeline.process(PipelineSettings.INGEST).pid();
    for (int connections : settings.connections()) {
      singles(pid, server, requests.singles(), connections);
    }
    watcher.reached(1);
    batches(pid, server, requests.batches());
    watcher.reached(2);
    onTopic.requireEach(acknowledged);
    found.add(
        TOOL,
        "records/s",
        Better.HIGHER,
        Yardstick.producerRecordsPerSecond(
            pipeline, settings.yardstickRecords(), onTopic.meanBytes()));
    watcher.reached(PARTS);
  }

  private void singles(long pid, URI server, Asking asking, int connections) {
    String name = "one review a POST, " + connections + " connections";
    String bare = "bare answer, " + connections + " connections";
    try (HttpLoad load = HttpLoad.open(server, connections)) {
      Turn posts = Turn.of(proc, pid, () -> load.flood(asking, time()));
      acknowledged += posts.outcome().requests();
      add(name, "requests/s", posts, Outcome::requests);
      Turn answers = Turn.of(proc, pid, () -> load.flood(() -> BARE, time()));
      found.add(bare, "requests/s", Better.HIGHER, answers.outcome().perSecond());
      found.add(
          bare + ", CPU",
          "CPU-µs an answer",
          Better.LOWER,
          answers.cpuMicros(answers.outcome().requests()));
      found.beside(name, bare);
      found.beside(name + ", CPU", bare + ", CPU");
      acknowledged += paced(name, load, asking, posts.outcome()).requests();
    }
  }

  private void batches(long pid, URI server, Asking asking) {
    String name =
        String.format(
            Locale.ROOT,
            "batches of %d reviews, %d connections",
            settings.batchLines(),
            settings.batchConnections());
    try (HttpLoad load = HttpLoad.open(server, settings.batchConnections())) {
      Turn posts = Turn.of(proc, pid, () -> load.flood(asking, time()));
      acknowledged += lines(posts.outcome());
      add(name, "reviews/s", posts, Outcome::counted);
      found.beside(name, TOOL);
      found.add(name + ", requests", "requests/s", Better.HIGHER, posts.outcome().perSecond());
      acknowledged += lines(paced(name, load, asking, posts.outcome()));
    }
  }

  private void add(String name, String unit, Turn turn, ToLongFunction<Outcome> reviews) {
    long many = reviews.applyAsLong(turn.outcome());
    found.add(name, unit, Better.HIGHER, many / turn.outcome().seconds());
    found.add(name + ", CPU", MICROS, Better.LOWER, turn.cpuMicros(many));
    found.add(name + ", JIT", MICROS, Better.LOWER, turn.jitMicros(many));
  }

  /** Half of what it reached just now, in an open loop. */
  private Outcome paced(String name, HttpLoad load, Asking asking, Outcome flooded) {
    Outcome paced = load.pace(asking, flooded.perSecond() / 2, time());
    Latency.Percentiles millis = Latency.Percentiles.of(paced.micros());
    found.add(name + ", p50 at half of that", "ms", Better.LOWER, millis.p50());
    found.add(name + ", p99 at half of that", "ms", Better.LOWER, millis.p99());
    found.add(name + ", p99.9 at half of that", "ms", Better.LOWER, millis.p999());
    return paced;
  }

  /** Those of whole batches: a line that was refused is none that can be measured. */
  private long lines(Outcome batches) {
    long sent = batches.requests() * settings.batchLines();
    if (batches.counted() != sent) {
      throw new IllegalStateException(
          sent + " reviews were sent in batches, but " + batches.counted() + " accepted");
    }
    return sent;
  }

  private Duration time() {
    return Duration.ofSeconds(settings.seconds());
  }
}
