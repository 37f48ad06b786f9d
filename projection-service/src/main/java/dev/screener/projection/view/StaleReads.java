package dev.screener.projection.view;

import java.util.function.Supplier;

/**
 * Lets a read fall back on copies of a film's view that this instance keeps for others. It holds
 * for one read on one thread: what is read lies several calls below what decides that old is better
 * than nothing.
 */
public final class StaleReads {

  private static final ThreadLocal<StaleReads> CURRENT = new ThreadLocal<>();

  private boolean used;

  private StaleReads() {}

  /**
   * What was read.
   *
   * @param stale whether a copy was read, which may be some time behind
   */
  public record Read<T>(T value, boolean stale) {}

  /** Reads, from copies where there is nothing better. */
  public static <T> Read<T> allowing(Supplier<T> read) {
    StaleReads scope = new StaleReads();
    CURRENT.set(scope);
    try {
      T value = read.get();
      return new Read<>(value, scope.used);
    } finally {
      CURRENT.remove();
    }
  }

  /** Whether the read on this thread may fall back on copies. */
  public static boolean isAllowed() {
    return CURRENT.get() != null;
  }

  /** Whether the read on this thread has fallen back on copies. */
  public static boolean isUsed() {
    StaleReads scope = CURRENT.get();
    return scope != null && scope.used;
  }

  /** Copies are read from here on. */
  public static void use() {
    StaleReads scope = CURRENT.get();
    if (scope != null) {
      scope.used = true;
    }
  }
}
