package dev.screener.tests.faults;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for as long as something moves. On busy cores all takes its time, and no limit on the whole
 * tells slow from stuck; what is stuck stands still.
 */
final class Progress {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private Progress() {}

  /** For so long nothing moved. */
  static final class Standstill extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Standstill(Duration since, Object left) {
      super("nothing moved for " + since.toSeconds() + " s, left is " + left);
    }
  }

  /**
   * Returns when nothing is left.
   *
   * @param left what is left to do, told anew at each call; a call that fails tells nothing
   * @throws Standstill when the same was left for {@code patience}
   */
  static void await(Duration patience, Callable<? extends Map<?, ?>> left) {
    Object before = Map.of();
    Throwable failure = null;
    long moved = System.nanoTime();
    while (true) {
      try {
        Map<?, ?> now = left.call();
        if (now.isEmpty()) {
          return;
        }
        if (!now.equals(before)) {
          before = now;
          moved = System.nanoTime();
        }
      } catch (Exception | AssertionError notNow) {
        failure = notNow;
      }
      if (System.nanoTime() - moved > patience.toNanos()) {
        Standstill standstill = new Standstill(patience, before);
        if (failure != null) {
          standstill.addSuppressed(failure);
        }
        throw standstill;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
