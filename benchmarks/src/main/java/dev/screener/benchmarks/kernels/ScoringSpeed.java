package dev.screener.benchmarks.kernels;

import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reviews scored in a second of one thread's own CPU time, and the texts themselves for others to
 * read. What {@code benchmarks/yardsticks/speed.py} runs beside other programs.
 */
public final class ScoringSpeed {

  private static final int WARMUP_NANOS = 2_000_000_000;
  private static final long ROUND_NANOS = 200_000_000;
  private static final int ROUNDS = 11;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ReviewScorer scorer = new ReviewScorer();
  private long read;

  private ScoringSpeed() {}

  /**
   * With {@code write FOLDER WORDS…} writes the texts of so many words, one a line, to {@code
   * FOLDER/WORDS.txt}; with {@code time WORDS…} prints a line of words and reviews a second each.
   */
  public static void main(String[] args) throws IOException {
    List<String> arguments = List.of(args);
    if (arguments.size() > 2 && arguments.get(0).equals("write")) {
      write(Path.of(arguments.get(1)), arguments.subList(2, arguments.size()));
    } else if (arguments.size() > 1 && arguments.get(0).equals("time")) {
      ScoringSpeed speed = new ScoringSpeed();
      for (String words : arguments.subList(1, arguments.size())) {
        double perSecond = speed.perSecond(SampleReviews.texts(Integer.parseInt(words)));
        System.out.printf(Locale.ROOT, "%s %.0f%n", words, perSecond);
      }
    } else {
      System.err.println("usage: ScoringSpeed write FOLDER WORDS… | time WORDS…");
      System.exit(2);
    }
  }

  private static void write(Path folder, List<String> lengths) throws IOException {
    for (String words : lengths) {
      List<String> lines =
          Arrays.stream(SampleReviews.texts(Integer.parseInt(words)))
              .map(review -> String.valueOf(review.text()).replace('\n', ' '))
              .toList();
      Files.write(folder.resolve(words + ".txt"), lines);
    }
  }

  /** The median of several rounds, once warm. */
  private double perSecond(ReviewText[] texts) {
    round(texts, WARMUP_NANOS);
    double[] rounds = new double[ROUNDS];
    Arrays.setAll(rounds, i -> round(texts, ROUND_NANOS));
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  private double round(ReviewText[] texts, long nanos) {
    long start = THREADS.getCurrentThreadCpuTime();
    long taken = 0;
    long reviews = 0;
    while (taken < nanos) {
      for (ReviewText text : texts) {
        read += scorer.score(text).words();
      }
      reviews += texts.length;
      taken = THREADS.getCurrentThreadCpuTime() - start;
    }
    if (read == 0) {
      throw new IllegalStateException("Nothing was read");
    }
    return reviews * 1e9 / taken;
  }
}
