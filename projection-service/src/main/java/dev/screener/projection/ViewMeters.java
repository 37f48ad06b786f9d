package dev.screener.projection;

import dev.screener.contracts.streams.Delays;
import dev.screener.projection.view.Arrivals;
import dev.screener.projection.view.FilmShelf;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import java.time.Duration;

/** What the view counts, as metrics. */
final class ViewMeters {

  private ViewMeters() {}

  static void bind(MeterRegistry registry, FilmShelf shelf, Arrivals arrivals) {
    Gauge.builder("screener.films", shelf, FilmShelf::size)
        .description("Films in the catalogue")
        .register(registry);
    FunctionCounter.builder("screener.films.unreadable", shelf, FilmShelf::garbage)
        .description("Records of the catalogue that were no films; the old ones were kept")
        .register(registry);
    Gauge.builder("screener.readers.waiting", arrivals, Arrivals::waiting)
        .description("Reads that wait for a write to arrive")
        .register(registry);
    Timer delay =
        Delays.named(
                "screener.view.delay",
                "From a submission's record on its topic until the view has its verdict")
            .register(registry);
    arrivals.tellDelays(
        judgedAt -> delay.record(Duration.ofMillis(System.currentTimeMillis() - judgedAt)));
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }
}
