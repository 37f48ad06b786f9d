package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.simulator.run.ImportScore;
import dev.screener.simulator.run.InProcess;
import dev.screener.simulator.run.Score;
import dev.screener.simulator.run.ScoreJson;
import dev.screener.simulator.run.ScorePage;
import dev.screener.simulator.run.ScoreTable;
import dev.screener.simulator.traffic.Replays;
import dev.screener.simulator.traffic.Scenarios;
import dev.screener.simulator.traffic.Traffic;
import dev.screener.simulator.traffic.TrafficSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screener simulate}: labelled traffic, and how the verdicts fit the labels. */
@Command(
    name = "simulate",
    description = {
      "Plays labelled traffic, everyday reviews and named attacks, and scores the verdicts by the labels.",
      "With --in-process it goes through the moderation topology in this process, in event time, as fast as it can;",
      "otherwise to ingest-service in wall time, and verdicts are read from the cluster."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nScenarios (several are joined by +, everyday traffic is always there):%n",
    footer = {
      "  organic, honest-burst, template-swarm, paraphrase-ring, flood, slow-drip, bomb-low, bomb-high,",
      "  bomb-rating-only, aged-farm, link-spam, copycat, flag-abuse;",
      "  import: old reviews brought over, twice (in-process);",
      "  replay, nsmc_reposts_ko, imdb_title_alias_dups: real reviews from the folder of --texts (in-process).",
      "",
      "Examples:",
      "  screener simulate organic --in-process --scale 0.05",
      "  screener simulate template-swarm --in-process --seed 3 --json",
      "  screener simulate bomb-low --in-process --html bomb.html",
      "  screener simulate organic+link-spam --rate 20 --minutes 5 --scale 1"
    })
final class SimulateCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String IMPORT = "import";
  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final double FULL_SIZE = 200_000;
  private static final Path DATA =
      Path.of(System.getenv().getOrDefault("SCREENER_DATA", "../shared/data"));

  // Names in the replayed sets are masked: several people share one, so rules on an author's pace
  // and repetition would judge them for each other.
  private static final String MASKED_AUTHORS =
      """
      overlays: default
      rules: {flood: off, same-text: off}
      """;

  @Parameters(paramLabel = "SCENARIO", description = "What happens; see below.")
  private String scenario = Scenarios.ORGANIC;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "All that is drawn follows from it. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description =
          "Everyday reviews a second, on average over a day; 0 leaves them out. Default: 200,000 over the whole time.")
  private @Nullable Double rate;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description =
          "How long everyday traffic takes. Default: three days of event time, three weeks for slow-drip; 5 on a cluster.")
  private @Nullable Long minutes;

  @Option(
      names = "--scale",
      defaultValue = "1",
      description = "Shrinks films, traffic and attacks alike. Default: ${DEFAULT-VALUE}.")
  private double scale;

  @Option(
      names = "--no-history",
      description = "Authors come without old reviews, as on a site that imports none.")
  private boolean noHistory;

  @Option(
      names = "--texts",
      paramLabel = "DIR",
      description =
          "Take a part of the texts from the real reviews in this folder. For replayed sets: where they lie, by default"
              + " $SCREENER_DATA or ../shared/data.")
  private @Nullable Path texts;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Of a replayed set only the earliest N.")
  private long limit = Long.MAX_VALUE;

  @Option(
      names = "--in-process",
      description = "Through the topology in this process, in event time.")
  private boolean inProcess;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Option(names = "--html", paramLabel = "FILE", description = "Also write a page with charts.")
  private @Nullable Path html;

  @Mixin private IngestOptions ingest;

  @Mixin private ClusterOptions cluster;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (scale <= 0 || scale > 10) {
      throw new ParameterException(spec.commandLine(), "--scale is above 0 and at most 10");
    }
    if (scenario.equals(IMPORT)) {
      return importTwice();
    }
    if (Replays.names().contains(scenario)) {
      return replay();
    }
    Score score = inProcess ? inProcess() : onCluster();
    print(score, ScoreJson.of(score), ScoreTable.of(score));
    return 0;
  }

  private Score inProcess() throws IOException {
    TrafficSettings settings = settings(BEGIN, Scenarios.window(scenario), !noHistory);
    Traffic traffic = traffic(settings);
    try (BenchProgress progress = BenchProgress.forTerminal()) {
      progress.begins("Simulating", traffic.expected());
      return InProcess.play(traffic, seed, BEGIN, Optional.empty(), progress::reached);
    }
  }

  private Score onCluster() throws IOException, InterruptedException {
    // Only an importer may bring old reviews.
    TrafficSettings settings = settings(Instant.now(), Duration.ofMinutes(5), false);
    Traffic traffic = traffic(settings);
    try (BenchProgress progress = BenchProgress.forTerminal()) {
      progress.begins("Submitting", traffic.expected());
      return new ClusterSimulation(ingest, cluster).play(traffic, seed, progress::reached);
    }
  }

  private int importTwice() throws IOException {
    requireInProcess();
    TrafficSettings settings = settings(BEGIN, Scenarios.window(scenario), false);
    try (BenchProgress progress = BenchProgress.forTerminal()) {
      progress.begins("Importing twice", 2 * settings.organicReviews());
      Instant today = BEGIN.plus(settings.window()).plus(Duration.ofDays(30));
      ImportScore score = InProcess.importTwice("honest-burst", settings, today, progress::reached);
      print(null, ScoreJson.of(score), ScoreTable.of(score));
      return score.isQuiet() ? 0 : 1;
    }
  }

  private int replay() throws IOException {
    requireInProcess();
    List<Replays.Row> rows = rows();
    // Reposts by one author are what the labelled set is about.
    boolean byAuthor = scenario.equals("nsmc_reposts_ko");
    try (BenchProgress progress = BenchProgress.forTerminal()) {
      progress.begins("Replaying", rows.size());
      InProcess.Replayed replayed =
          InProcess.replay(
              scenario,
              rows,
              byAuthor ? Optional.empty() : Optional.of(MASKED_AUTHORS),
              progress::reached);
      ObjectNode document = ScoreJson.of(replayed.score());
      replayed.reposts().ifPresent(score -> document.set("reposts", ScoreJson.of(score)));
      String table = ScoreTable.of(replayed.score());
      print(replayed.score(), document, table + replayed.reposts().map(ScoreTable::of).orElse(""));
    }
    return 0;
  }

  private List<Replays.Row> rows() {
    try {
      return Replays.rows(scenario, texts == null ? DATA : texts, limit);
    } catch (IllegalArgumentException missing) {
      throw new ParameterException(spec.commandLine(), missing.getMessage(), missing);
    }
  }

  private void print(@Nullable Score score, ObjectNode document, String table) throws IOException {
    if (html != null && score != null) {
      Files.writeString(html, ScorePage.of(score));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(document));
    } else {
      out.print(table);
    }
    out.flush();
  }

  private Traffic traffic(TrafficSettings settings) {
    try {
      return Scenarios.of(scenario, settings);
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
    }
  }

  private TrafficSettings settings(Instant begin, Duration usual, boolean history) {
    Duration window = minutes == null ? usual : Duration.ofMinutes(Math.max(1, minutes));
    double perSecond =
        rate != null ? Math.max(0, rate) : inProcess ? FULL_SIZE / window.toSeconds() : 20;
    return new TrafficSettings(
        seed, begin, perSecond, window, scale, history, Optional.ofNullable(texts));
  }

  private void requireInProcess() {
    if (!inProcess) {
      throw new ParameterException(spec.commandLine(), scenario + " needs --in-process");
    }
  }
}
