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

/** Cases judged a second by one thread; the evidence lies ready. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PolicyBenchmark {

  private static final int WORDS = 100;

  private final Policy builtIn = new DefaultPolicy();
  private final Policy thirtyRules = SamplePolicies.ofThirtyRules();
  private final Policy tenThousandWords = SamplePolicies.ofTenThousandWords();
  private Case[] mixed = {};
  private Case[] hundredWords = {};
  private int next;

  @Setup(Level.Trial)
  public void makeCases() {
    mixed = SampleReviews.mixedCases();
    hundredWords = SampleReviews.cases(WORDS);
  }

  /** By the built-in policy, over a mix of cases. */
  @Benchmark
  public Verdict builtIn() {
    return judge(builtIn, mixed);
  }

  /** By the built-in policy and a site's own rules, thirty in all, over a mix of cases. */
  @Benchmark
  public Verdict thirtyRules() {
    return judge(thirtyRules, mixed);
  }

  /** By one rule with a list of 10,000 words and phrases, over texts of 100 words. */
  @Benchmark
  public Verdict tenThousandWords() {
    return judge(tenThousandWords, hundredWords);
  }

  private Verdict judge(Policy policy, Case[] cases) {
    next = next + 1 >= cases.length ? 0 : next + 1;
    return policy.judge(cases[next]);
  }
}
