package dev.screener.benchmarks.kernels;

import dev.screener.scoring.ContentScores;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.template.FilmWords;
import dev.screener.scoring.template.Template;
import dev.screener.scoring.template.TemplateReader;
import java.util.List;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reviews read a second by one thread: all signals of review-scoring on one text, and these with
 * the template, for which the text is folded once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ScoringBenchmark {

  /** Words in each text. */
  @Param({"10", "100", "600"})
  public int words;

  private static final FilmWords FILM =
      FilmWords.of("The Long Crossing", 2019, List.of("Ada Lindqvist", "Quentin Koroma"));

  private final ReviewScorer scorer = new ReviewScorer();
  private final TemplateReader templates = new TemplateReader();
  private ReviewText[] texts = {};
  private int next;

  @Setup(Level.Trial)
  public void makeTexts() {
    texts = SampleReviews.texts(words);
  }

  @Benchmark
  public ContentScores score() {
    return scorer.score(nextText());
  }

  @Benchmark
  public Template scoreAndTemplate(Blackhole scores) {
    scores.consume(scorer.score(nextText(), templates.tokens()));
    return templates.read(FILM);
  }

  private ReviewText nextText() {
    next = next + 1 == texts.length ? 0 : next + 1;
    return texts[next];
  }
}
