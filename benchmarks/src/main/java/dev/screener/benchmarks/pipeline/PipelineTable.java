package dev.screener.benchmarks.pipeline;

import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.figures.Spread;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The report as a Markdown table. */
final class PipelineTable {

  private final Machine machine;
  private final PipelineSettings settings;
  private final List<PipelineRun> runs;
  private final StringBuilder text = new StringBuilder();

  PipelineTable(Machine machine, PipelineSettings settings, List<PipelineRun> runs) {
    this.machine = machine;
    this.settings = settings;
    this.runs = runs;
  }

  String text() {
    text.setLength(0);
    line(
        "%s, %d CPUs, %,d MB, %s, Java %s, commit %s",
        machine.processor(),
        machine.processors(),
        machine.memoryMegabytes(),
        machine.system(),
        machine.java(),
        machine.commit());
    line(
        "%,d reviews from backlog, %.0f%% by known authors, %d partitions, heap %d MB a process, warm-up %d s at %,d/s, seed %d, %d run(s)",
        settings.reviews(),
        100 * settings.knownShare(),
        settings.partitions(),
        settings.heapMegabytes(),
        settings.warmupSeconds(),
        PipelineSettings.WARMUP_RATE,
        settings.seed(),
        runs.size());
    line("");
    line("| | median | range |");
    line("|---|---|---|");
    row("load average before", "%.1f", PipelineRun::loadAverage);
    row("CPU taken by others meanwhile, %", "%.0f", run -> 100 * run.throughput().othersShare());
    row("**backlog to projected, reviews/s**", "%,.0f", run -> run.throughput().reviewsPerSecond());
    for (String process : PipelineSettings.PROCESSES) {
      row(
          "CPU-µs a review without JIT, " + process,
          "%.1f",
          run -> perReview(run, cpu(run, process).withoutJit()));
    }
    row(
        "**CPU-µs a review without JIT, all three**",
        "%.1f",
        run -> perReview(run, run.throughput().cpuOfAll().withoutJit()));
    row("CPU-µs a review, JIT", "%.1f", run -> perReview(run, run.throughput().cpuOfAll().jit()));
    row("of these GC", "%.1f", run -> perReview(run, run.throughput().cpuOfAll().gc()));
    for (String process : PipelineSettings.PROCESSES) {
      row(
          "allocated bytes a review, " + process,
          "%,.0f",
          run -> perReview(run, run.throughput().allocated().getOrDefault(process, 0L)));
    }
    for (int i = 0; i < settings.rates().size(); i++) {
      latency(i, String.format(Locale.ROOT, "%,d/s", settings.rates().get(i)));
    }
    row(
        "Kafka's producer tool, records/s",
        "%,.0f",
        run -> run.yardstick().producerRecordsPerSecond());
    row(
        "Kafka's consumer tool, records/s",
        "%,.0f",
        run -> run.yardstick().consumerRecordsPerSecond());
    row("bytes a record", "%.0f", run -> run.yardstick().recordBytes());
    return text.toString();
  }

  private void latency(int i, String rate) {
    row("accepted to visible at " + rate + ", p50 ms", "%.0f", run -> accepted(run, i).p50());
    row("**p99 ms**", "%.0f", run -> accepted(run, i).p99());
    row("p99.9 ms", "%.0f", run -> accepted(run, i).p999());
    row(
        "from the intended start, p99 ms",
        "%.0f",
        run -> run.latencies().get(i).fromIntended().p99());
    row("samples, not seen within 60 s", "%.0f", run -> run.latencies().get(i).missed());
  }

  private static Latency.Percentiles accepted(PipelineRun run, int rate) {
    return run.latencies().get(rate).fromAccepted();
  }

  private static CpuTime cpu(PipelineRun run, String process) {
    return run.throughput().cpu().getOrDefault(process, new CpuTime(0, 0, 0));
  }

  private static double perReview(PipelineRun run, long amount) {
    return run.throughput().perReview(amount);
  }

  private void row(String name, String format, ToDoubleFunction<PipelineRun> figure) {
    Spread spread = Spread.of(runs, figure);
    String range =
        runs.size() == 1
            ? ""
            : figure(format, spread.min()) + " to " + figure(format, spread.max());
    line("| %s | %s | %s |", name, figure(format, spread.median()), range);
  }

  private static String figure(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
  }
}
