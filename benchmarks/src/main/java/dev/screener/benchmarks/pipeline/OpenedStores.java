package dev.screener.benchmarks.pipeline;

import java.util.function.LongSupplier;

/** Since when a starting service has had stores of its partitions open, as far as was looked. */
final class OpenedStores {

  private final StateDirectory state;
  private final LongSupplier nanos;
  private long seen;
  private boolean open;

  /**
   * @param state empty so far
   */
  OpenedStores(StateDirectory state, LongSupplier nanos) {
    this.state = state;
    this.nanos = nanos;
  }

  void look() {
    if (!open && state.hasTasks()) {
      seen = nanos.getAsLong();
      open = true;
    }
  }

  /**
   * Seconds since the look that first saw one.
   *
   * @throws IllegalStateException when none did
   */
  double secondsSince() {
    if (!open) {
      throw new IllegalStateException("the service was ready before it had opened a store");
    }
    return (nanos.getAsLong() - seen) / 1e9;
  }
}
