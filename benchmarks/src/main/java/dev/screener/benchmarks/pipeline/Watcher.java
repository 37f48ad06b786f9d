package dev.screener.benchmarks.pipeline;

/** Somebody who wants to see how far a measurement is. Called from one thread. */
public interface Watcher {

  /** A phase begins. {@code steps} is how far it goes, in reviews or seconds. */
  void begins(String phase, long steps);

  /** The phase has come so far. */
  void reached(long step);

  /** Nobody watches. */
  static Watcher none() {
    return new Watcher() {
      @Override
      public void begins(String phase, long steps) {}

      @Override
      public void reached(long step) {}
    };
  }
}
