package dev.screener.contracts.access;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * What one bearer has left of a {@link Rate}, by the generic cell rate algorithm (ITU-T I.371,
 * annex A): one number a bearer says when the next request is due. Safe for use by several threads.
 */
public final class Allowance {

  /** A debt of lines already read is paid off within this, else connections die of waiting. */
  private static final long MOST_DEBT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long interval;
  private final long tolerance;
  private final LongSupplier nanos;

  /** When the requests so far are paid for, on the clock of {@code nanos}. */
  private final AtomicLong paidAt;

  /**
   * @param nanos a clock that only goes forward, {@code System::nanoTime}
   */
  Allowance(Rate rate, LongSupplier nanos) {
    this.interval = Math.max(1, (long) (SECOND / rate.perSecond()));
    this.tolerance = interval * rate.burst();
    this.nanos = nanos;
    this.paidAt = new AtomicLong(nanos.getAsLong());
  }

  /** Takes one request from what is left; 0, or nothing taken and the nanoseconds until one is. */
  long take() {
    long now = nanos.getAsLong();
    while (true) {
      long paid = paidAt.get();
      long next = latest(paid, now) + interval;
      long wait = next - now - tolerance;
      if (wait > 0) {
        return wait;
      }
      if (paidAt.compareAndSet(paid, next)) {
        return 0;
      }
    }
  }

  /** Takes one in any case: for what has been read already, and can only be made to wait after. */
  public void owe() {
    long now = nanos.getAsLong();
    paidAt.updateAndGet(
        paid -> Math.min(latest(paid, now) + interval, now + tolerance + MOST_DEBT_NANOS));
  }

  /** Whether nothing is left at this moment. */
  public boolean isSpent() {
    long now = nanos.getAsLong();
    return latest(paidAt.get(), now) + interval - now > tolerance;
  }

  private static long latest(long a, long b) {
    return a - b > 0 ? a : b;
  }
}
