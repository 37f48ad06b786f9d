package dev.screener.benchmarks.kernels;

import dev.screener.scoring.ContentScores;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reviews scored a second by one thread: all signals of review-scoring on one text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ScoringBenchmark {

  /** Words in each text. */
  @Param({"10", "100", "600"})
  public int words;

  private final ReviewScorer scorer = new ReviewScorer();
  private ReviewText[] texts = {};
  private int next;

  @Setup(Level.Trial)
  public void makeTexts() {
    texts = SampleReviews.texts(words);
  }

  @Benchmark
  public ContentScores score() {
    next = next + 1 == texts.length ? 0 : next + 1;
    return scorer.score(texts[next]);
  }
}
