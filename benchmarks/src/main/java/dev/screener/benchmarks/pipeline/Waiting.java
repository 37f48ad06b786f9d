package dev.screener.benchmarks.pipeline;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waiting that ends. */
final class Waiting {

  private Waiting() {}

  /** Something to look for. */
  @FunctionalInterface
  interface Look {
    boolean isThere() throws InterruptedException;
  }

  /**
   * Looks again and again until it is there.
   *
   * @param millis from one look to the next
   * @throws IllegalStateException once patience has ended: what {@code tooLate} makes
   */
  static void until(
      Duration patience, long millis, Look look, Supplier<IllegalStateException> tooLate)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!look.isThere()) {
      if (System.nanoTime() > deadline) {
        throw tooLate.get();
      }
      Thread.sleep(millis);
    }
  }

  /**
   * Returns when all are done.
   *
   * @throws IllegalStateException when one failed or patience ended
   */
  static void forAll(Collection<CompletableFuture<?>> futures, Duration patience)
      throws InterruptedException {
    try {
      CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0]))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the read side failed: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the read side left readers waiting for over " + patience.toSeconds() + " s", e);
    }
  }
}
