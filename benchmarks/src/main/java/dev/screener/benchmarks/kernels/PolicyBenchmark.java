package dev.screener.benchmarks.kernels;

import dev.screener.policy.Case;
import dev.screener.policy.DefaultPolicy;
import dev.screener.policy.Policy;
import dev.screener.policy.Verdict;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Cases judged a second by one thread under the default policy; the evidence lies ready. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PolicyBenchmark {

  private static final int WORDS = 100;

  private final Policy policy = new DefaultPolicy();
  private Case[] cases = {};
  private int next;

  @Setup(Level.Trial)
  public void makeCases() {
    cases = SampleReviews.cases(WORDS);
  }

  @Benchmark
  public Verdict judge() {
    next = next + 1 == cases.length ? 0 : next + 1;
    return policy.judge(cases[next]);
  }
}
