package dev.screener.benchmarks.pipeline;

import dev.screener.benchmarks.traffic.GeneratedReview;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * From accepted to visible, in an open loop at a fixed rate. All reviews are sent when they are
 * due; for a random sample of them somebody waits at the read side, as a site's back end would that
 * sends back its token: the request is made at the acknowledgement, and answered when the view
 * holds the verdict. Only a sample, since a waiting reader a review would be another load than the
 * one that is measured.
 */
final class LatencyMeasurement {

  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final int DIGITS = 3;

  private final Submitter submitter;
  private final Readers readers;
  private final int samplesPerSecond;

  LatencyMeasurement(Submitter submitter, Readers readers, int samplesPerSecond) {
    this.submitter = submitter;
    this.readers = readers;
    this.samplesPerSecond = samplesPerSecond;
  }

  Latency measure(List<GeneratedReview> reviews, int rate, long seed, Watcher watcher)
      throws InterruptedException {
    boolean[] sampled = sample(reviews.size(), (double) samplesPerSecond / rate, seed);
    ConcurrentHistogram fromAccepted = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    ConcurrentHistogram fromIntended = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    AtomicLong missed = new AtomicLong();
    ConcurrentLinkedQueue<CompletableFuture<?>> waiting = new ConcurrentLinkedQueue<>();
    long begun = System.nanoTime();
    submitter.pace(
        reviews,
        rate,
        (index, intended, accepted) -> {
          if (sampled[index]) {
            waiting.add(
                readers
                    .awaitVisible(reviews.get(index))
                    .thenAccept(
                        seen -> {
                          long now = System.nanoTime();
                          fromAccepted.recordValue(micros(now - accepted));
                          fromIntended.recordValue(micros(now - intended));
                          if (!seen) {
                            missed.incrementAndGet();
                          }
                        }));
          }
        },
        watcher::reached);
    double sendSeconds = (System.nanoTime() - begun) / 1e9;
    Waiting.forAll(waiting, Readers.PATIENCE.plus(Duration.ofSeconds(30)));
    return new Latency(
        rate,
        reviews.size() / sendSeconds,
        fromAccepted.getTotalCount(),
        missed.get(),
        Latency.Percentiles.of(fromAccepted),
        Latency.Percentiles.of(fromIntended));
  }

  /** At random, since every tenth could beat in time with the commits. */
  private static boolean[] sample(int reviews, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] sampled = new boolean[reviews];
    for (int i = 0; i < reviews; i++) {
      sampled[i] = random.nextDouble() < share;
    }
    return sampled;
  }

  private static long micros(long nanos) {
    return Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), LONGEST_MICROS);
  }
}
