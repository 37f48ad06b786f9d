package dev.screener.benchmarks.kernels;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.figures.Rounds;
import dev.screener.benchmarks.figures.Row.Better;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the JMH benchmarks of one pure part.
 *
 * @param forks JVMs, one after the other
 * @param warmups iterations before it counts, in each
 * @param iterations that count, in each
 * @param secondsPerIteration how long each takes
 */
public record KernelRun(int forks, int warmups, int iterations, int secondsPerIteration) {

  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What can be run. */
  public enum Kernel {
    SCORING(ScoringBenchmark.class),
    POLICY(PolicyBenchmark.class);

    private final Class<?> benchmark;

    Kernel(Class<?> benchmark) {
      this.benchmark = benchmark;
    }
  }

  /** What one fork did; the compiler decides otherwise in the next. */
  public record Round(double perSecond, double perCpuSecond, double bytes) {}

  /**
   * One figure.
   *
   * @param name of the benchmark's method
   * @param parameters for example {@code words: 100}
   * @param perSecond operations a second by one thread
   * @param error half of the 99.9% confidence interval; not a number after one iteration
   * @param perCpuSecond the same by the thread's own CPU time
   * @param bytes allocated an operation
   * @param rounds the same of each fork
   */
  public record Figure(
      String name,
      Map<String, String> parameters,
      double perSecond,
      double error,
      double perCpuSecond,
      double bytes,
      List<Round> rounds) {

    public ObjectNode json() {
      ObjectNode node = JSON.createObjectNode();
      node.put("name", name);
      parameters.forEach(node::put);
      node.put("perSecond", Math.round(perSecond));
      if (!Double.isNaN(error)) {
        node.put("error", Math.round(error));
      }
      node.put("perCpuSecond", Math.round(perCpuSecond));
      node.put("bytes", Math.round(bytes));
      return node;
    }
  }

  /** The same in the form that all benchmarks share; a fork is a round. */
  public static Figures figures(Kernel kernel, List<Figure> figures) throws InterruptedException {
    Rounds rounds = new Rounds();
    for (Figure figure : figures) {
      String name =
          figure.parameters().entrySet().stream()
              .map(parameter -> ", " + parameter.getKey() + " " + parameter.getValue())
              .collect(Collectors.joining("", figure.name(), ""));
      for (Round round : figure.rounds()) {
        add(rounds, name, "operations/s", Better.HIGHER, round.perSecond());
        add(rounds, name + ", CPU", "operations/CPU-s", Better.HIGHER, round.perCpuSecond());
        add(rounds, name + ", allocated", "bytes each", Better.LOWER, round.bytes());
      }
    }
    String benchmark = kernel.name().toLowerCase(Locale.ROOT);
    return new Figures(benchmark, Instant.now(), Machine.here(), rounds.rows());
  }

  /** A profiler that told nothing is no reason to tell nothing of the rest. */
  private static void add(Rounds rounds, String name, String unit, Better better, double value) {
    if (Double.isFinite(value)) {
      rounds.add(name, unit, better, value);
    }
  }

  /**
   * Runs and returns the figures.
   *
   * @param progress where JMH tells what it does
   * @throws IllegalStateException when JMH cannot run
   */
  public List<Figure> measure(Kernel kernel, PrintStream progress) {
    Options options =
        new OptionsBuilder()
            .include("^" + kernel.benchmark.getName().replace(".", "\\.") + "\\.")
            .forks(forks)
            .warmupIterations(warmups)
            .warmupTime(TimeValue.seconds(secondsPerIteration))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.seconds(secondsPerIteration))
            .addProfiler(GCProfiler.class)
            .addProfiler(WorkerCpu.class)
            // Forks would tell how they found the services' configurations, and that among figures.
            .jvmArgsAppend("-Dlogback.configurationFile=logback-bench.xml")
            .build();
    try {
      Collection<RunResult> results =
          new Runner(
                  options, OutputFormatFactory.createFormatInstance(progress, VerboseMode.NORMAL))
              .run();
      List<Figure> figures = new ArrayList<>();
      results.forEach(result -> figures.add(figure(result)));
      return figures;
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not run: " + e.getMessage(), e);
    }
  }

  private static Figure figure(RunResult run) {
    BenchmarkParams params = run.getParams();
    Map<String, String> parameters = new TreeMap<>();
    params.getParamsKeys().forEach(key -> parameters.put(key, params.getParam(key)));
    Result<?> result = run.getPrimaryResult();
    return new Figure(
        result.getLabel(),
        parameters,
        result.getScore(),
        result.getScoreError(),
        secondary(run, WorkerCpu.LABEL),
        secondary(run, ALLOCATED),
        run.getBenchmarkResults().stream().map(KernelRun::round).toList());
  }

  private static Round round(BenchmarkResult fork) {
    return new Round(
        fork.getPrimaryResult().getScore(),
        score(fork.getSecondaryResults(), WorkerCpu.LABEL),
        score(fork.getSecondaryResults(), ALLOCATED));
  }

  private static double secondary(RunResult run, String label) {
    return score(run.getSecondaryResults(), label);
  }

  /** Profilers put signs of their own before a label, which differ by version. */
  @SuppressWarnings("rawtypes")
  private static double score(Map<String, Result> results, String label) {
    for (Map.Entry<String, Result> result : results.entrySet()) {
      if (result.getKey().endsWith(label)) {
        return result.getValue().getScore();
      }
    }
    return Double.NaN;
  }
}
