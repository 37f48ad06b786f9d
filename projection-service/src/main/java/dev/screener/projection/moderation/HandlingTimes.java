package dev.screener.projection.moderation;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long moderators took, from the claim to the settled job: of the newest {@value #MOST} jobs
 * that were settled under a claim, read by this instance. Says nothing of who it was.
 */
final class HandlingTimes {

  static final int MOST = 200;

  /** Fewer say nothing. */
  static final int FEWEST = 20;

  private final int assumedSeconds;
  private final Deque<Long> millis = new ArrayDeque<>();

  /**
   * What a job takes.
   *
   * @param seconds the median, or what is assumed
   * @param measured how many jobs the median is of; 0 where it is assumed
   */
  record Typical(double seconds, int measured) {}

  /**
   * @param assumedSeconds a job, as long as too few were measured
   */
  HandlingTimes(int assumedSeconds) {
    this.assumedSeconds = assumedSeconds;
  }

  /** A job was settled at a time, ms since the epoch, under this claim. */
  synchronized void settled(ClaimShelf.Held claim, long at) {
    if (at < claim.since() || at > claim.until()) {
      return;
    }
    millis.addLast(at - claim.since());
    if (millis.size() > MOST) {
      millis.removeFirst();
    }
  }

  synchronized Typical typical() {
    if (millis.size() < FEWEST) {
      return new Typical(assumedSeconds, 0);
    }
    long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    return new Typical(median / 1_000, sorted.length);
  }
}
