package dev.screener.cli.demo;

import dev.screener.cli.Terminal;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells step by step how far the start has come, and how long each step took. */
final class DemoProgress {
  private final PrintWriter out;

  DemoProgress(PrintWriter out) {
    this.out = out;
  }

  /** Does one step of the start and says so. */
  <T> T step(String what, Callable<T> work) throws Exception {
    boolean terminal = Terminal.showsProgress();
    if (terminal) {
      out.print("  … " + what);
      out.flush();
    }
    long begun = System.nanoTime();
    try {
      T result = work.call();
      double seconds = (System.nanoTime() - begun) / 1e9;
      out.printf(Locale.ROOT, "%s  ✓ %-34s %5.1f s%n", terminal ? "\r" : "", what, seconds);
      return result;
    } catch (Exception e) {
      out.printf("%s  ✗ %s%n", terminal ? "\r" : "", what);
      throw e;
    } finally {
      out.flush();
    }
  }

  /** A step that has no result. */
  void step(String what, Runnable work) throws Exception {
    step(
        what,
        () -> {
          work.run();
          return true;
        });
  }
}
