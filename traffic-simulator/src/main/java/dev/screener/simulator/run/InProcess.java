package dev.screener.simulator.run;

import dev.screener.simulator.traffic.Imports;
import dev.screener.simulator.traffic.Replays;
import dev.screener.simulator.traffic.Scenarios;
import dev.screener.simulator.traffic.Traffic;
import dev.screener.simulator.traffic.TrafficEvent;
import dev.screener.simulator.traffic.TrafficSettings;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Plays traffic through the moderation topology in this process, as fast as it goes. */
public final class InProcess {

  /** Time that passes after the last event, so that what is under way comes to its end. */
  private static final Duration TAIL = Duration.ofMinutes(10);

  private static final Duration BEFORE = Duration.ofHours(2);
  private static final String OVERLAY_FILE = "overlay.yaml";

  private InProcess() {}

  /**
   * Plays all of the traffic and scores it.
   *
   * @param begin event time of its first live review
   * @param overlay settings over the default policy, as YAML
   * @param progress told how many events have been played
   * @throws IOException when the state cannot be kept in the temporary directory
   */
  public static Score play(
      Traffic traffic, long seed, Instant begin, Optional<String> overlay, LongConsumer progress)
      throws IOException {
    long started = System.nanoTime();
    Ledger ledger = new Ledger();
    boolean sieges =
        in(
            begin,
            overlay,
            ledger,
            pipeline -> {
              traffic.films().forEach(pipeline::put);
              play(traffic.events(), pipeline, 0, progress);
              pipeline.until(Instant.ofEpochMilli(ledger.end()).plus(TAIL));
              pipeline.read();
              ledger.stored(pipeline.stateBytes());
              return pipeline.hasSiegeDesk();
            });
    return Scoring.of(traffic.scenario(), seed, ledger, sieges, seconds(started));
  }

  /** A replayed set: how it went, and of labelled reposts how well they are known. */
  public record Replayed(Score score, Optional<RepostScore> reposts) {}

  /**
   * Plays rows of a real set as if they were written now.
   *
   * @param overlay settings over the default policy, as YAML
   */
  public static Replayed replay(
      String name, List<Replays.Row> rows, Optional<String> overlay, LongConsumer progress)
      throws IOException {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(name + " is empty");
    }
    long started = System.nanoTime();
    Ledger ledger = new Ledger();
    Instant begin = rows.get(0).date().atStartOfDay().toInstant(ZoneOffset.UTC);
    boolean sieges =
        in(
            begin,
            overlay,
            ledger,
            pipeline -> {
              play(Replays.of(name, rows).events(), pipeline, 0, progress);
              pipeline.until(Instant.ofEpochMilli(ledger.end()).plus(TAIL));
              pipeline.read();
              ledger.stored(pipeline.stateBytes());
              return pipeline.hasSiegeDesk();
            });
    boolean labelled = rows.stream().anyMatch(row -> row.label().startsWith("repost"));
    return new Replayed(
        Scoring.of(name, 0, ledger, sieges, seconds(started)),
        labelled ? Optional.of(Reposts.score(rows, ledger)) : Optional.empty());
  }

  /**
   * Imports a scenario's reviews as old ones in the order of their dates, and the same ones again.
   *
   * @param begin when the first is brought over
   */
  public static ImportScore importTwice(
      String scenario, TrafficSettings settings, Instant begin, LongConsumer progress)
      throws IOException {
    long started = System.nanoTime();
    Ledger ledger = new Ledger();
    return in(
        begin,
        Optional.empty(),
        ledger,
        pipeline -> {
          Scenarios.of(scenario, settings).films().forEach(pipeline::put);
          long reviews = bring(scenario, settings, begin, pipeline, 0, progress);
          ImportScore.Pass first = pass(ledger);
          Instant later = begin.plus(Duration.ofMillis(reviews)).plus(TAIL);
          bring(scenario, settings, later, pipeline, reviews, progress);
          ImportScore.Pass again = pass(ledger).minus(first);
          return new ImportScore(
              "import", settings.seed(), reviews, first, again, seconds(started));
        });
  }

  private static long bring(
      String scenario,
      TrafficSettings settings,
      Instant begin,
      DrivenPipeline pipeline,
      long before,
      LongConsumer progress) {
    Imports imports = new Imports(Scenarios.of(scenario, settings), begin);
    long reviews = play(imports, pipeline, before, progress) - before;
    pipeline.until(begin.plus(Duration.ofMillis(reviews)).plus(TAIL));
    pipeline.read();
    return reviews;
  }

  private static ImportScore.Pass pass(Ledger ledger) {
    return new ImportScore.Pass(
        ledger.verdicts(),
        ledger.singleJobs() + ledger.jobsOfMany(),
        ledger.campaigns(),
        ledger.sieges().size());
  }

  /** What is done with a pipeline while it is there. */
  @FunctionalInterface
  private interface Use<T> {
    T with(DrivenPipeline pipeline);
  }

  private static <T> T in(Instant begin, Optional<String> overlay, Ledger ledger, Use<T> use)
      throws IOException {
    Path directory = Files.createTempDirectory("screener-simulate");
    try {
      Optional<Path> file = Optional.empty();
      if (overlay.isPresent()) {
        file = Optional.of(Files.writeString(directory.resolve(OVERLAY_FILE), overlay.get()));
      }
      try (DrivenPipeline pipeline =
          new DrivenPipeline(directory.resolve("state"), file, begin.minus(BEFORE), ledger)) {
        return use.with(pipeline);
      }
    } finally {
      delete(directory);
    }
  }

  private static long play(
      Iterator<? extends TrafficEvent> events,
      DrivenPipeline pipeline,
      long before,
      LongConsumer progress) {
    long played = before;
    while (events.hasNext()) {
      pipeline.play(events.next());
      progress.accept(++played);
    }
    return played;
  }

  private static double seconds(long started) {
    return (System.nanoTime() - started) / 1e9;
  }

  private static void delete(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure)
              throws IOException {
            Files.delete(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
