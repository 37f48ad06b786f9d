package dev.screener.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.cli.BatchSubmission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** Submits the samples once in the life of a data directory, and waits for what becomes of them. */
final class DemoTraffic {
  private static final String MARKER_FILE = "samples-submitted";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

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
    // Written only now: a start that was broken off submits again, and what had come through is
    // known by its reviewId.
    Files.writeString(marker, "");
    return awaitOutcomes();
  }

  private Map<String, Integer> awaitOutcomes() throws IOException, InterruptedException {
    Map<String, Integer> counts = new TreeMap<>();
    Deque<JsonNode> open = new ArrayDeque<>(Samples.reviews());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!open.isEmpty()) {
      JsonNode review = open.peek();
      var outcome = http.outcome(review.path("filmId").asText(), review.path("reviewId").asText());
      if (outcome.isPresent() && !outcome.get().equals("PENDING")) {
        counts.merge(outcome.get(), 1, Integer::sum);
        open.remove();
      } else if (System.nanoTime() > end) {
        throw new IOException(open.size() + " sample reviews have no verdict after a minute");
      } else {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      }
    }
    return counts;
  }
}
