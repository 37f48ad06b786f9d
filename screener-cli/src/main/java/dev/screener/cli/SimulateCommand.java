package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.simulator.run.InProcess;
import dev.screener.simulator.run.Score;
import dev.screener.simulator.run.ScoreJson;
import dev.screener.simulator.run.ScoreTable;
import dev.screener.simulator.traffic.Scenarios;
import dev.screener.simulator.traffic.Traffic;
import dev.screener.simulator.traffic.TrafficSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
      "With --in-process it goes through the moderation topology in this process, in event time, as fast as it can."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener simulate organic --in-process --scale 0.05",
      "  screener simulate template-swarm --in-process --seed 3 --json",
      "  screener simulate honest-burst+template-swarm --in-process"
    })
final class SimulateCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final double FULL_SIZE = 200_000;

  @Parameters(
      paramLabel = "SCENARIO",
      description = "One of them, or several joined by +; everyday traffic is always there.")
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
      description = "Event time that everyday traffic takes. Default: what the scenario needs.")
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
      description = "Take a part of the texts from the real reviews in this folder.")
  private @Nullable Path texts;

  @Option(
      names = "--in-process",
      description = "Through the topology in this process, in event time.")
  private boolean inProcess;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Score score = inProcess();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(ScoreJson.of(score)));
    } else {
      out.print(ScoreTable.of(score));
    }
    out.flush();
    return 0;
  }

  private Score inProcess() throws IOException {
    if (!inProcess) {
      throw new ParameterException(spec.commandLine(), "--in-process is needed");
    }
    TrafficSettings settings = settings(BEGIN);
    Traffic traffic = traffic(settings);
    try (BenchProgress progress = BenchProgress.forTerminal()) {
      progress.begins("Simulating", traffic.expected());
      return InProcess.play(traffic, seed, settings.begin(), progress::reached);
    }
  }

  private Traffic traffic(TrafficSettings settings) {
    try {
      return Scenarios.of(scenario, settings);
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
    }
  }

  private TrafficSettings settings(Instant begin) {
    if (scale <= 0 || scale > 10) {
      throw new ParameterException(spec.commandLine(), "--scale is above 0 and at most 10");
    }
    Duration window =
        minutes == null ? Scenarios.window(scenario) : Duration.ofMinutes(Math.max(1, minutes));
    return new TrafficSettings(
        seed,
        begin,
        rate == null ? FULL_SIZE / window.toSeconds() : Math.max(0, rate),
        window,
        scale,
        !noHistory,
        Optional.ofNullable(texts));
  }
}
