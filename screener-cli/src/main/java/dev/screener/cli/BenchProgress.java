package dev.screener.cli;

import dev.screener.benchmarks.pipeline.Watcher;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** A bar a phase on a terminal; elsewhere a line every few seconds, or nothing. */
final class BenchProgress implements Watcher, AutoCloseable {

  private static final long NANOS_A_LINE = Duration.ofSeconds(5).toNanos();

  private final boolean shows;
  private final Optional<PrintWriter> lines;
  private final LongSupplier nanos;
  private @Nullable ProgressBar bar;
  private String phase = "";
  private long steps;
  private long told;

  private BenchProgress(boolean shows, Optional<PrintWriter> lines, LongSupplier nanos) {
    this.shows = shows;
    this.lines = lines;
    this.nanos = nanos;
  }

  static BenchProgress forTerminal() {
    return new BenchProgress(Terminal.showsProgress(), Optional.empty(), System::nanoTime);
  }

  /** For what takes so long that nobody would know whether it still runs. */
  static BenchProgress told(PrintWriter elsewhere) {
    return Terminal.showsProgress() ? forTerminal() : inLines(elsewhere, System::nanoTime);
  }

  static BenchProgress inLines(PrintWriter out, LongSupplier nanos) {
    return new BenchProgress(false, Optional.of(out), nanos);
  }

  @Override
  public void begins(String begun, long steps) {
    close();
    phase = begun;
    this.steps = steps;
    if (shows) {
      bar = Terminal.bar(phase, steps == 0 ? -1 : steps).build();
    }
    tell(phase);
  }

  @Override
  public void reached(long step) {
    if (bar != null) {
      bar.stepTo(step);
    }
    if (nanos.getAsLong() - told >= NANOS_A_LINE) {
      tell(String.format(Locale.ROOT, "%s: %,d of %,d", phase, step, steps));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private void tell(String line) {
    told = nanos.getAsLong();
    lines.ifPresent(
        out -> {
          out.println(line);
          out.flush();
        });
  }
}
