package dev.screener.benchmarks.pipeline;

import dev.screener.benchmarks.traffic.GeneratedReview;
import dev.screener.benchmarks.traffic.ReviewGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Brings reviews into the stores the only way there is: through the pipeline. They are made and
 * sent in parts while those before are worked on, never many ahead, so that any number can be.
 */
final class Fill {

  private static final int PART = 5_000;
  private static final int MOST_AHEAD = 20_000;
  private static final int SAMPLE_OF_A_PART = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long LOOK_MILLIS = 250;

  private final RunningPipeline pipeline;
  private final Submitter submitter;
  private final Progress progress;

  Fill(RunningPipeline pipeline, Submitter submitter, Progress progress) {
    this.pipeline = pipeline;
    this.submitter = submitter;
    this.progress = progress;
  }

  /**
   * Returns when all are projected.
   *
   * @param seen told now and then how many moderation-streams has taken in
   * @return some of them, of all parts
   * @throws IllegalStateException when the pipeline stands still, or a process ends
   */
  List<GeneratedReview> with(ReviewGenerator generator, int reviews, LongConsumer seen)
      throws InterruptedException {
    List<GeneratedReview> sample = new ArrayList<>();
    long before = progress.submissionsTakenIn();
    for (int sent = 0; sent < reviews; ) {
      List<GeneratedReview> part = generator.next(Math.min(PART, reviews - sent));
      submitter.flood(part);
      sent += part.size();
      sample.addAll(GeneratedReview.sample(part, SAMPLE_OF_A_PART));
      awaitTakenIn(before, sent - MOST_AHEAD, seen);
    }
    progress.awaitAllProjected(PATIENCE, taken -> seen.accept(taken - before));
    return sample;
  }

  private void awaitTakenIn(long before, int reviews, LongConsumer seen)
      throws InterruptedException {
    long[] taken = {0};
    Waiting.until(
        PATIENCE,
        LOOK_MILLIS,
        () -> {
          pipeline.requireAlive();
          taken[0] = progress.submissionsTakenIn() - before;
          seen.accept(taken[0]);
          return taken[0] >= reviews;
        },
        () ->
            new IllegalStateException(
                "moderation-streams took in "
                    + taken[0]
                    + " reviews of a fill, not "
                    + reviews
                    + ", within "
                    + PATIENCE.toSeconds()
                    + " s"));
  }
}
