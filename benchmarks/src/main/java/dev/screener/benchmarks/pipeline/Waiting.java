package dev.screener.benchmarks.pipeline;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Bounded waiting for several things at once. */
final class Waiting {

  private Waiting() {}

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
