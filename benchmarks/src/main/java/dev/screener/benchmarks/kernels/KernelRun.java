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
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
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

  /**
   * One figure.
   *
   * @param name of the benchmark's method
   * @param parameters for example {@code words: 100}
   * @param perSecond operations a second by one thread
   * @param error half of the 99.9% confidence interval; not a number after one iteration
   * @param perCpuSecond the same by the thread's own CPU time
   * @param bytes allocated an operation
   * @param rounds {@code perSecond} of each iteration that counted
   * @param cpuRounds {@code perCpuSecond} likewise
   */
  public record Figure(
      String name,
      Map<String, String> parameters,
      double perSecond,
      double error,
      double perCpuSecond,
      double bytes,
      List<Double> rounds,
      List<Double> cpuRounds) {

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

  /** The same in the form that all benchmarks share; an iteration is a round. */
  public static Figures figures(Kernel kernel, List<Figure> figures) throws InterruptedException {
    Rounds rounds = new Rounds();
    for (Figure figure : figures) {
      String name =
          figure.parameters().entrySet().stream()
              .map(parameter -> ", " + parameter.getKey() + " " + parameter.getValue())
              .collect(Collectors.joining("", figure.name(), ""));
      figure.rounds().forEach(rate -> rounds.add(name, "/s", Better.HIGHER, rate));
      figure.cpuRounds().forEach(rate -> rounds.add(name + ", CPU", "/CPU-s", Better.HIGHER, rate));
      if (Double.isFinite(figure.bytes())) {
        rounds.add(name + ", allocated", "bytes each", Better.LOWER, figure.bytes());
      }
    }
    String benchmark = kernel.name().toLowerCase(Locale.ROOT);
    return new Figures(benchmark, Instant.now(), Machine.here(), rounds.rows());
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
        iterations(run).map(iteration -> iteration.getPrimaryResult().getScore()).toList(),
        iterations(run)
            .map(iteration -> score(iteration.getSecondaryResults(), WorkerCpu.LABEL))
            .filter(Double::isFinite)
            .toList());
  }

  private static Stream<IterationResult> iterations(RunResult run) {
    return run.getBenchmarkResults().stream().flatMap(fork -> fork.getIterationResults().stream());
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
