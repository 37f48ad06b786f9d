package dev.screener.cli.demo;

import dev.screener.cli.Terminal;
import dev.screener.cli.Wait;
import dev.screener.cli.tokens.Tokens;
import dev.screener.cli.tour.Pause;
import dev.screener.cli.tour.Tour;
import dev.screener.cli.tour.TourSite;
import dev.screener.embedded.PortTakenException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code screener demo}: a real broker and the three services in this process. */
@Command(
    name = "demo",
    description = {
      "Starts a Kafka broker and the three services in one process, on 127.0.0.1 only, and submits"
          + " sample films and reviews.",
      "Tokens are made at the first start, printed, and written to DIR/tokens.json. In another"
          + " terminal `. DIR/environment` lets all other commands find this demo, as its admin.",
      "Ctrl-C ends it; the data stay in DIR.",
      "--tour leads through what it does in under five minutes, says at each step which page to"
          + " look at, and does the step before your eyes."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener demo",
      "  screener demo --tour",
      "  screener demo --tour --no-pause --data-dir .screener-tour > tour.txt",
      "  screener demo --port-offset 1000 --data-dir .screener-empty --no-traffic"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String TOUR_FILE = "tour-taken";

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Added to every port: 8081 (ingest), 8082 (pages), 8083 (moderation), 9092 (Kafka).")
  private int portOffset;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = ".screener-demo",
      description = "Where everything is kept. Default: ${DEFAULT-VALUE}.")
  private Path directory = Path.of(".screener-demo");

  @Option(names = "--no-traffic", description = "Submit no sample films and reviews.")
  private boolean noTraffic;

  @Option(
      names = "--tour",
      description = {
        "Take a tour in six steps; Enter goes on to the next. It ends the demo, with 0 if"
            + " everything came as it should and 1 if not. One to a data directory."
      })
  private boolean tour;

  @Option(
      names = "--no-pause",
      description = "Run through the tour. So it does anyway where no terminal is.")
  private boolean noPause;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (tour && noTraffic) {
      throw new ParameterException(
          spec.commandLine(), "--tour needs the sample films and reviews: leave out --no-traffic");
    }
    if (noPause && !tour) {
      throw new ParameterException(spec.commandLine(), "--no-pause goes with --tour");
    }
    if (portOffset < 0 || portOffset > DemoPorts.HIGHEST_OFFSET) {
      throw new ParameterException(
          spec.commandLine(), "--port-offset must be 0 to " + DemoPorts.HIGHEST_OFFSET);
    }
    if (tour && Files.exists(directory.resolve(TOUR_FILE))) {
      // The campaigns of the first are known by then, and its texts are no news.
      throw new ParameterException(
          spec.commandLine(),
          "a tour was taken on these data already: delete "
              + directory
              + ", or name another directory with --data-dir");
    }
    Files.createDirectories(directory);
    logToFile();
    return run(DemoPorts.withOffset(portOffset));
  }

  // Before the first logger is made: the terminal is for the person, the file for what went on.
  private void logToFile() {
    System.setProperty("logback.configurationFile", "logback-demo.xml");
    System.setProperty("screener.log", directory.resolve("screener.log").toString());
  }

  private int run(DemoPorts ports) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    DemoProgress progress = new DemoProgress(out);
    Tokens tokens = Tokens.in(directory, "demo");
    tokens.writeEnvironment(directory, ports.addresses());
    DemoHttp http = new DemoHttp(ports, tokens);
    DemoTraffic traffic = new DemoTraffic(http, directory);
    CountDownLatch stopped = new CountDownLatch(1);
    DemoServices services =
        new DemoServices(
            ports,
            directory.toAbsolutePath(),
            Tokens.sessionKey(directory),
            Tokens.auditKey(directory));
    Thread hook = new Thread(() -> stop(services, stopped), "stop-demo");
    Runtime.getRuntime().addShutdownHook(hook);
    out.println("Starting Screener in " + directory.toAbsolutePath().normalize());
    start(services, ports, http, progress);
    if (!noTraffic && !traffic.isSubmitted()) {
      Map<String, Integer> outcomes = progress.step("sample films and reviews", traffic::submitAll);
      out.println("    of the sample reviews: " + outcomes);
    }
    if (tour) {
      int surprises = take(ports, tokens, out);
      stop(services, stopped);
      return surprises == 0 ? 0 : 1;
    }
    new DemoGuide(ports, tokens, directory).print(out);
    stopped.await();
    return 0;
  }

  private int take(DemoPorts ports, Tokens tokens, PrintWriter out) throws Exception {
    TourSite site =
        new TourSite(
            URI.create(ports.ingestUrl()),
            URI.create(ports.readUrl()),
            tokens.site(),
            tokens.moderator(),
            tokens.admin());
    boolean watched = !noPause && Terminal.showsProgress();
    Pause pause = watched ? Pause.forEnter(out) : Pause.NONE;
    out.printf(
        """

        Screener is running. The tour shows it in six steps.
          Readers' pages         %s/
          The moderators' pages  %s/moderation
                                 sign in with the token %s
        """,
        ports.readUrl(),
        ports.readUrl(),
        // What nobody waits at is kept, in a file or the log of a build: no place for a token.
        watched ? tokens.moderator() : "\"moderator\" in " + Tokens.tokensFile(directory));
    Files.writeString(directory.resolve(TOUR_FILE), "");
    int surprises = new Tour(site, out, pause).take();
    pause.before("end the demo (its pages are there until then)");
    return surprises;
  }

  private void start(DemoServices services, DemoPorts ports, DemoHttp http, DemoProgress progress)
      throws Exception {
    try {
      progress.step("Kafka broker", services::startBroker);
      progress.step("topics", services::createTopics);
      progress.step("moderation-streams", services::startModeration);
      progress.step("projection-service", services::startProjection);
      progress.step("ingest-service", services::startIngest);
      progress.step("all ready", () -> awaitReady(http, ports));
    } catch (PortTakenException e) {
      throw new IOException(
          "Port " + e.port() + " is taken. `--port-offset N` moves every port by N.", e);
    }
  }

  private static boolean awaitReady(DemoHttp http, DemoPorts ports)
      throws IOException, InterruptedException {
    Deque<String> starting =
        new ArrayDeque<>(List.of(ports.moderationUrl(), ports.readUrl(), ports.ingestUrl()));
    new Wait(PATIENCE)
        .until(
            "200 from /health/ready of each of " + starting,
            () -> {
              while (!starting.isEmpty() && http.isReady(starting.peek())) {
                starting.remove();
              }
              return starting.isEmpty() ? Optional.of(true) : Optional.empty();
            });
    return true;
  }

  private void stop(DemoServices services, CountDownLatch stopped) {
    services.close();
    stopped.countDown();
  }
}
