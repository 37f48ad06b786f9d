package dev.screener.benchmarks.kernels;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Operations in a second of the measuring thread's own CPU time, beside JMH's figures by the clock
 * on the wall: on a machine that others use the latter tell more of them than of the code.
 */
public final class WorkerCpu implements InternalProfiler {

  static final String LABEL = "cpu.rate";

  private static final String WORKER = "jmh-worker";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long before;

  @Override
  public String getDescription() {
    return "Operations a second of the measuring thread's CPU time";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = nanos();
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Collection<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long taken = Math.max(1, nanos() - before);
    double rate = result.getMetadata().getAllOps() * 1e9 / taken;
    return List.of(new ScalarResult(LABEL, rate, "ops/CPU-s", AggregationPolicy.AVG));
  }

  private static long nanos() {
    long sum = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().contains(WORKER)) {
        sum += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return sum;
  }
}
