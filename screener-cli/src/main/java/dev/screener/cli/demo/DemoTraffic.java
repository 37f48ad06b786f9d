package dev.screener.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.cli.BatchSubmission;
import dev.screener.cli.Wait;
import dev.screener.contracts.event.Film;
import dev.screener.simulator.run.SiteJson;
import dev.screener.simulator.traffic.Scenarios;
import dev.screener.simulator.traffic.Traffic;
import dev.screener.simulator.traffic.TrafficEvent;
import dev.screener.simulator.traffic.TrafficSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Submits the samples and simulated traffic once in the life of a data directory, and waits for
 * what becomes of the samples.
 */
final class DemoTraffic {
  private static final String MARKER_FILE = "samples-submitted";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long SEED = 1;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final double SCALE = 0.012;
  private static final double EVERYDAY_REVIEWS = 240;

  private final DemoHttp http;
  private final Path marker;

  DemoTraffic(DemoHttp http, Path directory) {
    this.http = http;
    this.marker = directory.resolve(MARKER_FILE);
  }

  boolean isSubmitted() {
    return Files.exists(marker);
  }

  /**
   * Submits films and reviews, and returns how many reviews came to which outcome.
   *
   * @throws IOException when something is refused, or a review has no verdict within a minute
   */
  Map<String, Integer> submitAll() throws IOException, InterruptedException {
    for (JsonNode film : Samples.films()) {
      http.putFilm(film);
    }
    BatchSubmission.Result result = http.submit(Samples.reviewBytes());
    if (!result.refused().isEmpty()) {
      throw new IOException("sample reviews were refused: " + result.refused());
    }
    submitSimulated();
    // Written only now: a start that was broken off submits again, and what had come through is
    // known by its reviewId.
    Files.writeString(marker, "");
    return awaitOutcomes();
  }

  /**
   * Everyday reviews of further films with a small campaign among them, so that there is one to
   * look at. Nobody waits for their verdicts.
   */
  private void submitSimulated() throws IOException, InterruptedException {
    Traffic traffic = simulated(Instant.now());
    for (Film film : traffic.films()) {
      http.putFilm(SiteJson.of(film).put("filmId", film.getFilmId()));
    }
    StringBuilder lines = new StringBuilder();
    while (traffic.events().hasNext()) {
      if (traffic.events().next() instanceof TrafficEvent.Review review) {
        lines.append(SiteJson.of(review.submission())).append('\n');
      }
    }
    BatchSubmission.Result result = http.submit(lines.toString().getBytes(UTF_8));
    if (!result.refused().isEmpty()) {
      throw new IOException("simulated reviews were refused: " + result.refused());
    }
  }

  /** Of the hour before, since no account may have been made in the future. */
  static Traffic simulated(Instant now) {
    double perSecond = EVERYDAY_REVIEWS / (SCALE * HOUR.toSeconds());
    return Scenarios.of(
        "template-swarm",
        new TrafficSettings(
            SEED, now.minus(HOUR), perSecond, HOUR, SCALE, false, Optional.empty()));
  }

  private Map<String, Integer> awaitOutcomes() throws IOException, InterruptedException {
    Map<String, Integer> counts = new TreeMap<>();
    Deque<JsonNode> open = new ArrayDeque<>(Samples.reviews());
    return new Wait(PATIENCE)
        .until(
            "a verdict on each sample review",
            () -> {
              for (Optional<String> next = outcome(open.peek());
                  next.isPresent();
                  next = outcome(open.peek())) {
                counts.merge(next.get(), 1, Integer::sum);
                open.remove();
              }
              return open.isEmpty() ? Optional.of(counts) : Optional.empty();
            });
  }

  private Optional<String> outcome(@Nullable JsonNode review)
      throws IOException, InterruptedException {
    return review == null
        ? Optional.empty()
        : http.outcome(review.path("filmId").asText(), review.path("reviewId").asText())
            .filter(outcome -> !outcome.equals("PENDING"));
  }
}
