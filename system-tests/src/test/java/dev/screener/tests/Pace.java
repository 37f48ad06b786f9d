package dev.screener.tests;

import java.util.concurrent.locks.LockSupport;

/** Keeps a sender to its schedule, whatever each sending takes. */
final class Pace {
  private Pace() {}

  /** Returns at this {@link System#nanoTime()}, at once when it has passed. */
  static void until(long nanoTime) {
    long left = nanoTime - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = nanoTime - System.nanoTime();
    }
  }
}
