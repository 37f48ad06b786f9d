package dev.screener.cli;

import dev.screener.benchmarks.pipeline.Watcher;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** A bar a phase on a terminal; nothing elsewhere. */
final class BenchProgress implements Watcher, AutoCloseable {

  private final boolean shows;
  private @Nullable ProgressBar bar;

  private BenchProgress(boolean shows) {
    this.shows = shows;
  }

  static BenchProgress forTerminal() {
    return new BenchProgress(Terminal.showsProgress());
  }

  @Override
  public void begins(String phase, long steps) {
    close();
    if (shows) {
      bar = Terminal.bar(phase, steps == 0 ? -1 : steps).build();
    }
  }

  @Override
  public void reached(long step) {
    if (bar != null) {
      bar.stepTo(step);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
