package dev.screener.benchmarks.pipeline;

import dev.screener.benchmarks.figures.Rounds;
import dev.screener.benchmarks.figures.Row;
import dev.screener.benchmarks.figures.Row.Better;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What was found, in the form that all benchmarks share; a backlog is a round. What is measured at
 * a later level is held against the first, so that its ratio is the growth; only the speed is held
 * against Kafka's producer tool at the same level.
 */
final class GrowthRows {

  private static final String MICROS = "CPU-µs a review";
  private static final String MEGABYTES = "MB";
  // Bytes a case, which is the same.
  private static final String MEGABYTES_A_MILLION = "MB a million cases";
  private static final double MEGA = 1e6;

  private final Rounds rows = new Rounds();

  static List<Row> of(Growth growth) {
    GrowthRows rows = new GrowthRows();
    List<Growth.Level> levels = growth.levels();
    for (Growth.Level level : levels) {
      rows.add(level, levels.get(0));
    }
    if (levels.size() > 1) {
      rows.addHeapBetween(levels.get(0), levels.get(levels.size() - 1));
    }
    rows.add(growth.disk());
    return rows.rows.rows();
  }

  private void add(Growth.Level level, Growth.Level first) {
    String backlog = at("backlog to projected", level);
    String producer = at("Kafka's producer tool", level);
    for (Growth.Backlog round : level.backlogs()) {
      Throughput work = round.throughput();
      CpuTime all = work.cpuOfAll();
      rows.add(backlog, "reviews/s", Better.HIGHER, work.reviewsPerSecond());
      micros("CPU of all three", level, first, work.perReview(all.withoutJit()));
      for (String process : PipelineSettings.PROCESSES) {
        CpuTime cpu = work.cpu().getOrDefault(process, new CpuTime(0, 0, 0));
        micros("CPU of " + process, level, first, work.perReview(cpu.withoutJit()));
      }
      micros("JIT of all three", level, first, work.perReview(all.jit()));
      rows.add(producer, "records/s", Better.HIGHER, round.producerRecordsPerSecond());
      String consumer = at("Kafka's consumer tool", level);
      rows.add(consumer, "records/s", Better.HIGHER, round.consumerRecordsPerSecond());
      besideFirst("Kafka's producer tool", level, first);
      besideFirst("Kafka's consumer tool", level, first);
    }
    rows.beside(backlog, producer);
    level
        .memory()
        .forEach(
            (process, memory) -> {
              memory("live heap of " + process, level, first, memory.liveHeap());
              memory("resident memory of " + process, level, first, memory.resident());
            });
  }

  private void addHeapBetween(Growth.Level first, Growth.Level last) {
    first
        .memory()
        .forEach(
            (process, memory) -> {
              Growth.Memory later = Objects.requireNonNull(last.memory().get(process), process);
              rows.add(
                  "live heap of " + process + ", a million cases more",
                  MEGABYTES_A_MILLION,
                  Better.LOWER,
                  (double) (later.liveHeap() - memory.liveHeap()) / (last.cases() - first.cases()));
            });
  }

  private void add(Growth.Disk disk) {
    disk.stores()
        .forEach(
            (service, stores) -> {
              perCase(disk, "all stores of " + service, sum(stores));
              stores.forEach(
                  (store, bytes) -> perCase(disk, "store " + store + " of " + service, bytes));
            });
    perCase(disk, "all topics", sum(disk.topics()));
    Map<String, Long> grouped = new LinkedHashMap<>();
    disk.topics().forEach((topic, bytes) -> grouped.merge(group(topic), bytes, Long::sum));
    // Most topics and all dead-letter topics hold nothing in such a run.
    grouped.values().removeIf(bytes -> bytes == 0);
    grouped.forEach((group, bytes) -> perCase(disk, group, bytes));
  }

  /** Topics that belong together, and those that everybody knows by their names. */
  static String group(String topic) {
    if (topic.startsWith("__")) {
      return "Kafka's own topics";
    }
    for (String process : List.of(PipelineSettings.STREAMS, PipelineSettings.PROJECTION)) {
      String service = PipelineSettings.service(process);
      if (Topics.isChangelog(topic, service)) {
        return "changelogs of " + service;
      }
      if (topic.startsWith(service + "-")) {
        return "repartition topics of " + service;
      }
    }
    return "topic " + topic;
  }

  private void micros(String name, Growth.Level level, Growth.Level first, double value) {
    rows.add(at(name, level), MICROS, Better.LOWER, value);
    besideFirst(name, level, first);
  }

  private void memory(String name, Growth.Level level, Growth.Level first, long bytes) {
    rows.add(at(name, level), MEGABYTES, Better.LOWER, bytes / MEGA);
    besideFirst(name, level, first);
  }

  private void perCase(Growth.Disk disk, String name, long bytes) {
    rows.add(name, MEGABYTES_A_MILLION, Better.LOWER, (double) bytes / disk.cases());
  }

  private void besideFirst(String name, Growth.Level level, Growth.Level first) {
    if (level.cases() != first.cases()) {
      rows.beside(at(name, level), at(name, first));
    }
  }

  private static long sum(Map<String, Long> bytes) {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String at(String name, Growth.Level level) {
    return String.format(Locale.ROOT, "%s, %,d cases", name, level.cases());
  }
}
