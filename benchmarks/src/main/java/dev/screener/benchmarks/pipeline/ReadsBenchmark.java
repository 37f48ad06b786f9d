package dev.screener.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.figures.Spread;
import dev.screener.benchmarks.pipeline.HttpLoad.Outcome;
import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Partitioning;
import dev.screener.simulator.text.Zipf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Measures how many first pages of films' reviews one instance answers a second, against a bare
 * answer of the same server, and how long they take at half that rate; with the store small and
 * large. Both are asked in turns of a second, so that what else the machine does hits both. Films
 * are asked for as on a site: the first twice as often as the second, three times as the third
 * (Zipf).
 */
public final class ReadsBenchmark {

  private static final String STATIC = "/health/live";
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final Duration FILL = Duration.ofMinutes(20);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 200;
  private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int WORDS = 30;
  private static final int PATHS = 1 << 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ReadsSettings settings;
  private final Watcher watcher;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ProcFiles proc = ProcFiles.ofThisMachine();
  private final List<ReadsReport.Measured> measured = new ArrayList<>();
  private int filled;

  /**
   * @throws IllegalStateException where the system does not tell CPU times
   */
  public ReadsBenchmark(ReadsSettings settings, Watcher watcher) {
    this.settings = settings;
    this.watcher = watcher;
  }

  /**
   * Fills a store to each size and measures.
   *
   * @throws IllegalStateException when a process fails, or an answer is not as it must be
   */
  public ReadsReport measure() throws InterruptedException {
    Machine machine = Machine.here();
    try (DataDirectory data = DataDirectory.of(settings.directory(), "");
        RunningPipeline pipeline = RunningPipeline.startReadSide(pipelineSettings(), data)) {
      for (int store : settings.stores()) {
        fill(pipeline, store);
        for (boolean kept : new boolean[] {false, true}) {
          pipeline.restartReadSide(Map.of("ANSWERS_KEPT_MB", kept ? "64" : "0"));
          measured.add(measure(pipeline, store, kept));
        }
      }
    }
    return new ReadsReport(Instant.now(), machine, measured);
  }

  private ReadsReport.Measured measure(RunningPipeline pipeline, int store, boolean kept) {
    Supplier<String> reads = reads(store / ReadsSettings.REVIEWS_A_FILM);
    Supplier<String> bare = () -> STATIC;
    try (HttpLoad load = HttpLoad.open(pipeline.readSide(), settings.connections())) {
      watcher.begins("warm up", 0);
      load.flood(reads, Duration.ofSeconds(settings.warmupSeconds()));
      load.flood(bare, TURN);
      watcher.begins(String.format("%,d reviews", store), settings.seconds());
      long pid = pipeline.process(PipelineSettings.PROJECTION).pid();
      List<Turn> ofReads = new ArrayList<>();
      List<Turn> ofBare = new ArrayList<>();
      for (int second = 0; second < settings.seconds(); second++) {
        ofReads.add(Turn.of(proc, pid, () -> load.flood(reads, TURN)));
        ofBare.add(Turn.of(proc, pid, () -> load.flood(bare, TURN)));
        watcher.reached(second + 1L);
      }
      int rate =
          (int) Math.max(1, Spread.of(ofReads, turn -> turn.outcome().perSecond()).median() / 2);
      Outcome paced = load.pace(reads, rate, Duration.ofSeconds(settings.seconds()));
      return new ReadsReport.Measured(
          store,
          kept,
          ofReads,
          ofBare,
          rate,
          paced.micros().getValueAtPercentile(50) / 1e3,
          paced.micros().getValueAtPercentile(99) / 1e3);
    }
  }

  /** Addresses of films' first pages, drawn beforehand: drawing costs as much as asking. */
  private Supplier<String> reads(int films) {
    Random random = new Random(settings.seed());
    Zipf ranks = new Zipf(films, 1);
    String[] paths = new String[PATHS];
    for (int i = 0; i < PATHS; i++) {
      paths[i] = "/v1/films/film-" + ranks.draw(random) + "/reviews?limit=20";
    }
    int[] next = {0};
    return () -> paths[next[0]++ & (PATHS - 1)];
  }

  private void fill(RunningPipeline pipeline, int store) throws InterruptedException {
    watcher.begins(String.format("fill to %,d", store), store);
    AvroSerde<ApprovedReview> serde = AvroSerde.of(ApprovedReview.class, WriterSchemas.none());
    Properties producing = new Properties();
    producing.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, pipeline.bootstrapServers());
    producing.put(ProducerConfig.ACKS_CONFIG, "all");
    producing.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (; filled < store; filled++) {
        String key = "film-" + filled / ReadsSettings.REVIEWS_A_FILM + "/review-" + filled;
        var unused =
            producer.send(
                new ProducerRecord<>(
                    pipeline.topics().approved().name(),
                    Partitioning.ofFilm(key, settings.partitions()),
                    key.getBytes(UTF_8),
                    serde.encode(review(filled))));
      }
      producer.flush();
    }
    awaitAllShown(pipeline, store);
  }

  private void awaitAllShown(RunningPipeline pipeline, int store) throws InterruptedException {
    int[] whole = {0};
    Waiting.until(
        FILL,
        LOOK_MILLIS,
        () -> {
          pipeline.requireAlive();
          while (whole[0] < store / ReadsSettings.REVIEWS_A_FILM
              && isWhole(pipeline.readSide().resolve("/v1/films/film-" + whole[0]))) {
            whole[0]++;
          }
          watcher.reached((long) whole[0] * ReadsSettings.REVIEWS_A_FILM);
          return whole[0] == store / ReadsSettings.REVIEWS_A_FILM;
        },
        () -> new IllegalStateException("film-" + whole[0] + " is not shown whole in time"));
  }

  private boolean isWhole(URI film) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(film).timeout(ANSWER).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return JSON.readTree(answer.body()).path("reviewCount").asInt()
          == ReadsSettings.REVIEWS_A_FILM;
    } catch (IOException e) {
      throw new UncheckedIOException("the read side does not answer", e);
    }
  }

  private ApprovedReview review(int number) {
    Random random = new Random(settings.seed() * 1_000_003 + number);
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < WORDS; word++) {
      text.append(word == 0 ? "" : " ").append(Integer.toString(random.nextInt(46_656), 36));
    }
    return ApprovedReview.newBuilder()
        .setFilmId("film-" + number / ReadsSettings.REVIEWS_A_FILM)
        .setReviewId("review-" + number)
        .setRevision(1)
        .setDisplay(Display.FULL)
        .setAuthorId("author-" + number)
        .setAuthorName("Author " + number)
        .setRating(1 + random.nextInt(10))
        .setText(text.toString())
        .setLanguage("en")
        .setSubmittedAt(BEGUN.plusSeconds(random.nextInt(10_000_000)))
        .build();
  }

  private PipelineSettings pipelineSettings() {
    return new PipelineSettings(
        0,
        List.of(),
        settings.seconds(),
        settings.warmupSeconds(),
        0,
        1,
        settings.seed(),
        settings.partitions(),
        1,
        settings.heapMegabytes(),
        Map.of(),
        // Filling is not what is measured, and larger transactions fill sooner.
        Map.of(PipelineSettings.PROJECTION, Map.of("COMMIT_INTERVAL_MS", "200")),
        Optional.empty());
  }
}
