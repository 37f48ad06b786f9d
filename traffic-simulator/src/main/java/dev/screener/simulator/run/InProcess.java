package dev.screener.simulator.run;

import dev.screener.contracts.event.Film;
import dev.screener.simulator.traffic.Traffic;
import dev.screener.simulator.traffic.TrafficEvent;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Plays traffic through the moderation topology in this process, as fast as it goes. */
public final class InProcess {

  /** Time that passes after the last event, so that what is under way comes to its end. */
  private static final Duration TAIL = Duration.ofMinutes(10);

  private static final Duration BEFORE = Duration.ofHours(2);

  private InProcess() {}

  /**
   * Plays all of the traffic and scores it.
   *
   * @param begin event time of its first live review
   * @param progress told how many events have been played
   * @throws IOException when the state cannot be kept in the temporary directory
   */
  public static Score play(Traffic traffic, long seed, Instant begin, LongConsumer progress)
      throws IOException {
    long started = System.nanoTime();
    Ledger ledger = new Ledger();
    Path state = Files.createTempDirectory("screener-simulate");
    boolean sieges;
    try (DrivenPipeline pipeline = new DrivenPipeline(state, begin.minus(BEFORE), ledger)) {
      sieges = pipeline.hasSiegeDesk();
      for (Film film : traffic.films()) {
        pipeline.put(film);
      }
      play(traffic, pipeline, progress);
      pipeline.until(Instant.ofEpochMilli(ledger.end()).plus(TAIL));
      pipeline.read();
    } finally {
      delete(state);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    return Scoring.of(traffic.scenario(), seed, ledger, sieges, seconds);
  }

  private static void play(Traffic traffic, DrivenPipeline pipeline, LongConsumer progress) {
    long played = 0;
    while (traffic.events().hasNext()) {
      TrafficEvent event = traffic.events().next();
      pipeline.play(event);
      progress.accept(++played);
    }
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
