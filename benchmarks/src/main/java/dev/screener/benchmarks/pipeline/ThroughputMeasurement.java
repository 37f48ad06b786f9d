package dev.screener.benchmarks.pipeline;

import dev.screener.benchmarks.traffic.GeneratedReview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From backlog to projected. The reviews were made and encoded before; they are put on {@code
 * reviews.submitted} as fast as the broker takes them, far faster than the services, which are warm
 * and idle, can follow. The clock runs from the first record sent until both services have
 * committed the last, so filling is paid for: by the wall clock, since it takes CPU from the
 * services, and in the broker's CPU time, since taking submissions in is its work. The alternative,
 * to fill while the services are stopped, would measure either cold processes or ones that Kafka
 * has just thrown out of their group.
 */
final class ThroughputMeasurement {

  private static final int FEWEST_REVIEWS_A_SECOND = 500;
  private static final Duration LEAST_PATIENCE = Duration.ofMinutes(2);

  private final RunningPipeline pipeline;
  private final ProcFiles proc;

  ThroughputMeasurement(RunningPipeline pipeline, ProcFiles proc) {
    this.pipeline = pipeline;
    this.proc = proc;
  }

  Throughput measure(
      List<GeneratedReview> reviews, Submitter submitter, Progress progress, Watcher watcher)
      throws InterruptedException {
    watcher.begins("Backlog of " + reviews.size() + " reviews", reviews.size());
    Duration patience = Duration.ofSeconds(reviews.size() / FEWEST_REVIEWS_A_SECOND);
    Map<String, AllocatedBytes> heaps = attach();
    try {
      long before = progress.submissionsTakenIn();
      Map<String, Long> allocatedBefore = allocated(heaps);
      Snapshot from = snapshot();
      submitter.flood(reviews);
      double fillSeconds = (System.nanoTime() - from.nanos()) / 1e9;
      progress.awaitAllProjected(
          patience.compareTo(LEAST_PATIENCE) > 0 ? patience : LEAST_PATIENCE,
          taken -> watcher.reached(taken - before));
      Snapshot to = snapshot();
      return between(from, to, reviews.size(), fillSeconds, allocatedBefore, allocated(heaps));
    } finally {
      heaps.values().forEach(ThroughputMeasurement::close);
    }
  }

  private Throughput between(
      Snapshot from,
      Snapshot to,
      int reviews,
      double fillSeconds,
      Map<String, Long> allocatedBefore,
      Map<String, Long> allocatedAfter) {
    Map<String, CpuTime> cpu = new LinkedHashMap<>();
    Map<String, Long> allocated = new LinkedHashMap<>();
    for (String process : PipelineSettings.PROCESSES) {
      cpu.put(process, to.of(process).minus(from.of(process)));
      allocated.put(
          process,
          allocatedAfter.getOrDefault(process, 0L) - allocatedBefore.getOrDefault(process, 0L));
    }
    CpuTime generator = to.generator().minus(from.generator());
    double seconds = (to.nanos() - from.nanos()) / 1e9;
    long ours = generator.total() + cpu.values().stream().mapToLong(CpuTime::total).sum();
    double all = seconds * 1e6 * Runtime.getRuntime().availableProcessors();
    double others = Math.max(0, to.machineMicros() - from.machineMicros() - ours) / all;
    return new Throughput(reviews, seconds, fillSeconds, cpu, allocated, generator, others);
  }

  private record Snapshot(
      long nanos, long machineMicros, CpuTime generator, Map<String, CpuTime> processes) {
    CpuTime of(String process) {
      return processes.getOrDefault(process, new CpuTime(0, 0, 0));
    }
  }

  private Snapshot snapshot() {
    Map<String, CpuTime> processes = new HashMap<>();
    for (String process : PipelineSettings.PROCESSES) {
      processes.put(process, proc.cpuTime(pipeline.process(process).pid()));
    }
    return new Snapshot(
        System.nanoTime(),
        proc.machineMicros(),
        proc.cpuTime(ProcessHandle.current().pid()),
        processes);
  }

  private Map<String, AllocatedBytes> attach() {
    Map<String, AllocatedBytes> heaps = new HashMap<>();
    for (String process : PipelineSettings.PROCESSES) {
      heaps.put(process, AllocatedBytes.of(pipeline.process(process)));
    }
    return heaps;
  }

  private static Map<String, Long> allocated(Map<String, AllocatedBytes> heaps) {
    Map<String, Long> bytes = new HashMap<>();
    heaps.forEach((process, heap) -> bytes.put(process, heap.soFar()));
    return bytes;
  }

  private static void close(AllocatedBytes heap) {
    try {
      heap.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a JMX connection", e);
    }
  }
}
