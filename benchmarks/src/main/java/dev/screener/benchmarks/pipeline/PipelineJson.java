package dev.screener.benchmarks.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.figures.Spread;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The report as JSON:
 *
 * <pre>{@code
 * {"reviewsPerSecond": …,
 *  "cpuMicrosPerReview": {"broker", "streams", "projection", "total", "totalWithoutJit", "jit", "gc"},
 *  "allocatedBytesPerReview": {"broker", "streams", "projection"},
 *  "latencyMillis": {"2000": {"p50", "p99", "p999", "max", "fromIntended": {"p50", …}, "samples", "missed"}},
 *  "yardstick": {"producerRecordsPerSecond", "consumerRecordsPerSecond", "recordBytes"},
 *  "range": {"reviewsPerSecond": [min, max], …}, "machine": {…}, "settings": {…}, "runs": [{…}]}
 * }</pre>
 *
 * Beside it stand the figures in the form that all benchmarks share, see {@link
 * dev.screener.benchmarks.figures.Figures}. The top level holds medians over the runs, {@code runs}
 * the same shape for each.
 */
final class PipelineJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Machine machine;
  private final PipelineSettings settings;
  private final List<PipelineRun> runs;

  PipelineJson(Machine machine, PipelineSettings settings, List<PipelineRun> runs) {
    this.machine = machine;
    this.settings = settings;
    this.runs = runs;
  }

  ObjectNode document() {
    ObjectNode document = figures(runs);
    ObjectNode range = document.putObject("range");
    putRange(range, "reviewsPerSecond", run -> run.throughput().reviewsPerSecond());
    putRange(
        range,
        "cpuMicrosPerReviewTotal",
        run -> run.throughput().perReview(run.throughput().cpuOfAll().total()));
    putRange(
        range,
        "cpuMicrosPerReviewTotalWithoutJit",
        run -> run.throughput().perReview(run.throughput().cpuOfAll().withoutJit()));
    for (int i = 0; i < settings.rates().size(); i++) {
      int rate = i;
      putRange(
          range,
          "latencyMillisP99At" + settings.rates().get(i),
          run -> run.latencies().get(rate).fromAccepted().p99());
    }
    putMachine(document.putObject("machine"));
    putSettings(document.putObject("settings"));
    for (PipelineRun run : runs) {
      putRun(document.withArray("runs").addObject(), run);
    }
    return document;
  }

  private ObjectNode figures(List<PipelineRun> of) {
    ObjectNode node = JSON.createObjectNode();
    put(node, "reviewsPerSecond", of, run -> run.throughput().reviewsPerSecond());
    putCpu(node.putObject("cpuMicrosPerReview"), of);
    ObjectNode allocated = node.putObject("allocatedBytesPerReview");
    for (String process : PipelineSettings.PROCESSES) {
      put(
          allocated,
          process,
          of,
          run ->
              run.throughput().perReview(run.throughput().allocated().getOrDefault(process, 0L)));
    }
    ObjectNode latency = node.putObject("latencyMillis");
    for (int i = 0; i < settings.rates().size(); i++) {
      putLatency(latency.putObject(Integer.toString(settings.rates().get(i))), of, i);
    }
    ObjectNode yardstick = node.putObject("yardstick");
    put(
        yardstick,
        "producerRecordsPerSecond",
        of,
        run -> run.yardstick().producerRecordsPerSecond());
    put(
        yardstick,
        "consumerRecordsPerSecond",
        of,
        run -> run.yardstick().consumerRecordsPerSecond());
    put(yardstick, "recordBytes", of, run -> run.yardstick().recordBytes());
    return node;
  }

  private static void putCpu(ObjectNode cpu, List<PipelineRun> of) {
    for (String process : PipelineSettings.PROCESSES) {
      put(cpu, process, of, run -> perReview(run, process).total());
    }
    put(cpu, "total", of, run -> all(run).total());
    put(cpu, "totalWithoutJit", of, run -> all(run).total() - all(run).jit());
    put(cpu, "jit", of, run -> all(run).jit());
    put(cpu, "gc", of, run -> all(run).gc());
    for (String process : PipelineSettings.PROCESSES) {
      put(
          cpu,
          process + "WithoutJit",
          of,
          run -> perReview(run, process).total() - perReview(run, process).jit());
    }
  }

  /** CPU time a review, in µs. */
  private record Micros(double total, double jit, double gc) {}

  private static Micros perReview(PipelineRun run, String process) {
    CpuTime cpu = run.throughput().cpu().getOrDefault(process, new CpuTime(0, 0, 0));
    return perReview(run, cpu);
  }

  private static Micros all(PipelineRun run) {
    return perReview(run, run.throughput().cpuOfAll());
  }

  private static Micros perReview(PipelineRun run, CpuTime cpu) {
    Throughput throughput = run.throughput();
    return new Micros(
        throughput.perReview(cpu.total()),
        throughput.perReview(cpu.jit()),
        throughput.perReview(cpu.gc()));
  }

  private static void putLatency(ObjectNode node, List<PipelineRun> of, int rate) {
    putPercentiles(node, of, run -> run.latencies().get(rate).fromAccepted());
    putPercentiles(
        node.putObject("fromIntended"), of, run -> run.latencies().get(rate).fromIntended());
    put(node, "reachedRate", of, run -> run.latencies().get(rate).reachedRate());
    put(node, "samples", of, run -> run.latencies().get(rate).samples());
    put(node, "missed", of, run -> run.latencies().get(rate).missed());
  }

  private static void putPercentiles(
      ObjectNode node,
      List<PipelineRun> of,
      java.util.function.Function<PipelineRun, Latency.Percentiles> percentiles) {
    put(node, "p50", of, run -> percentiles.apply(run).p50());
    put(node, "p99", of, run -> percentiles.apply(run).p99());
    put(node, "p999", of, run -> percentiles.apply(run).p999());
    put(node, "max", of, run -> percentiles.apply(run).max());
  }

  private void putRun(ObjectNode node, PipelineRun run) {
    node.setAll(figures(List.of(run)));
    node.put("loadAverageAtStart", run.loadAverage());
    node.put("seconds", rounded(run.throughput().seconds()));
    node.put("fillSeconds", rounded(run.throughput().fillSeconds()));
    node.put("othersCpuShare", rounded(run.throughput().othersShare()));
    node.put(
        "generatorCpuMicrosPerReview",
        rounded(run.throughput().perReview(run.throughput().generator().total())));
    ObjectNode ready = node.putObject("secondsToReady");
    run.secondsToReady().forEach((process, seconds) -> ready.put(process, rounded(seconds)));
    ObjectNode verdicts = node.putObject("verdicts");
    run.verdicts()
        .outcomes()
        .forEach((outcome, count) -> verdicts.put(outcome.name().toLowerCase(Locale.ROOT), count));
  }

  private void putMachine(ObjectNode node) {
    node.put("processor", machine.processor());
    node.put("processors", machine.processors());
    node.put("memoryMegabytes", machine.memoryMegabytes());
    node.put("system", machine.system());
    node.put("java", machine.java());
    node.put("commit", machine.commit());
  }

  private void putSettings(ObjectNode node) {
    node.put("reviews", settings.reviews());
    settings.rates().forEach(node.putArray("rates")::add);
    node.put("secondsPerRate", settings.seconds());
    node.put("warmupSeconds", settings.warmupSeconds());
    node.put("warmupRate", PipelineSettings.WARMUP_RATE);
    node.put("knownShare", settings.knownShare());
    node.put("runs", settings.runs());
    node.put("seed", settings.seed());
    node.put("partitions", settings.partitions());
    node.put("samplesPerSecond", settings.samplesPerSecond());
    node.put("heapMegabytes", settings.heapMegabytes());
    node.set("javaOptions", JSON.valueToTree(settings.javaOptions()));
    node.set("environment", JSON.valueToTree(settings.environment()));
  }

  private void putRange(ObjectNode node, String name, ToDoubleFunction<PipelineRun> figure) {
    Spread spread = Spread.of(runs, figure);
    node.putArray(name).add(rounded(spread.min())).add(rounded(spread.max()));
  }

  private static void put(
      ObjectNode node, String name, List<PipelineRun> of, ToDoubleFunction<PipelineRun> figure) {
    node.put(name, rounded(Spread.of(of, figure).median()));
  }

  /** Three digits behind the point are more than any of these figures holds. */
  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
