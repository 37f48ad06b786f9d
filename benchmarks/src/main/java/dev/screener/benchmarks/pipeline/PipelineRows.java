package dev.screener.benchmarks.pipeline;

import dev.screener.benchmarks.figures.Rounds;
import dev.screener.benchmarks.figures.Row;
import dev.screener.benchmarks.figures.Row.Better;
import java.util.List;
import java.util.Locale;

/** The report's figures in the form that all benchmarks share; a run is a round. */
final class PipelineRows {

  private static final String BACKLOG = "backlog to projected";
  private static final String PRODUCER = "Kafka's producer tool";
  private static final String MICROS = "CPU-µs a review";

  private final Rounds rows = new Rounds();

  static List<Row> of(List<PipelineRun> runs) {
    PipelineRows rows = new PipelineRows();
    runs.forEach(rows::add);
    rows.rows.beside(BACKLOG, PRODUCER);
    return rows.rows.rows();
  }

  private void add(PipelineRun run) {
    Throughput throughput = run.throughput();
    CpuTime all = throughput.cpuOfAll();
    rows.add(BACKLOG, "reviews/s", Better.HIGHER, throughput.reviewsPerSecond());
    lower("CPU of all three", MICROS, throughput.perReview(all.withoutJit()));
    for (String process : PipelineSettings.PROCESSES) {
      CpuTime cpu = throughput.cpu().getOrDefault(process, new CpuTime(0, 0, 0));
      lower("CPU of " + process, MICROS, throughput.perReview(cpu.withoutJit()));
    }
    lower("JIT of all three", MICROS, throughput.perReview(all.jit()));
    for (String process : PipelineSettings.PROCESSES) {
      long bytes = throughput.allocated().getOrDefault(process, 0L);
      lower("allocated by " + process, "bytes a review", throughput.perReview(bytes));
    }
    run.latencies().forEach(this::add);
    Yardstick yardstick = run.yardstick();
    rows.add(PRODUCER, "records/s", Better.HIGHER, yardstick.producerRecordsPerSecond());
    rows.add(
        "Kafka's consumer tool", "records/s", Better.HIGHER, yardstick.consumerRecordsPerSecond());
  }

  private void add(Latency latency) {
    String name = String.format(Locale.ROOT, "accepted to visible at %,d/s", latency.rate());
    lower(name + ", p50", "ms", latency.fromAccepted().p50());
    lower(name + ", p99", "ms", latency.fromAccepted().p99());
    lower(name + ", p99.9", "ms", latency.fromAccepted().p999());
    lower(name + ", p99 from the intended start", "ms", latency.fromIntended().p99());
  }

  private void lower(String name, String unit, double value) {
    rows.add(name, unit, Better.LOWER, value);
  }
}
