package dev.screener.benchmarks.kernels;

import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How the time for scoring grows with the length of texts that were made to be expensive. The two
 * lengths are timed in turn, by the thread's own CPU time, and medians compared, so that other work
 * on the machine weighs on both alike.
 */
public final class ScoringGrowth {

  /** Twice the length may take so many times the time. */
  public static final double LIMIT = 2.2;

  private static final int ROUNDS = 41;
  private static final int WARMUP_ROUNDS = 20;
  // Below some 30,000 characters the heads' share still grows, above it only all the rest.
  private static final int LENGTH = 50_000;
  private static final long SEED = 1;

  /**
   * One kind of text.
   *
   * @param text what it is made of
   * @param micros the median CPU time for a text of {@code 2 * length} characters
   * @param ratio to the median time for one of half that length
   */
  public record Growth(String text, int length, double micros, double ratio) {}

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ReviewScorer scorer = new ReviewScorer();

  private ScoringGrowth() {}

  /** Times all kinds of texts; takes some seconds. */
  public static List<Growth> measure() {
    ScoringGrowth growth = new ScoringGrowth();
    List<Growth> results = new ArrayList<>();
    hostilePieces().forEach((name, piece) -> results.add(growth.of(name, piece)));
    return results;
  }

  /** Prints a line for each kind of text; exits with 1 when one grows too fast. */
  public static void main(String[] args) {
    PrintStream out = System.out;
    boolean linear = true;
    for (Growth growth : measure()) {
      linear &= growth.ratio() <= LIMIT;
      out.printf(
          Locale.ROOT,
          "%-22s %,d characters: %7.0f µs, %.2f times the time for half of it%n",
          growth.text(),
          2 * growth.length(),
          growth.micros(),
          growth.ratio());
    }
    System.exit(linear ? 0 : 1);
  }

  private Growth of(String name, String piece) {
    ReviewText half = new ReviewText(null, repeated(piece, LENGTH), null);
    ReviewText whole = new ReviewText(null, repeated(piece, 2 * LENGTH), null);
    double[] halves = new double[ROUNDS];
    double[] wholes = new double[ROUNDS];
    for (int round = -WARMUP_ROUNDS; round < ROUNDS; round++) {
      double first = micros(half);
      double second = micros(whole);
      if (round >= 0) {
        halves[round] = first;
        wholes[round] = second;
      }
    }
    return new Growth(name, LENGTH, median(wholes), median(wholes) / median(halves));
  }

  private double micros(ReviewText text) {
    long start = THREADS.getCurrentThreadCpuTime();
    long fingerprint = scorer.score(text).textFingerprint();
    long nanos = THREADS.getCurrentThreadCpuTime() - start;
    if (fingerprint == 0) {
      throw new IllegalStateException("Nothing was read");
    }
    return nanos / 1e3;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static String repeated(String piece, int length) {
    return piece.repeat(length / piece.length() + 1).substring(0, length);
  }

  private static Map<String, String> hostilePieces() {
    Map<String, String> pieces = new LinkedHashMap<>();
    pieces.put("one letter", "a");
    pieces.put("doubled letters", "ffrreeee");
    pieces.put("letters spaced out", "f r e e ");
    pieces.put("half an address", "www.");
    pieces.put("addresses unfinished", "a@b.c:/");
    pieces.put("dots", "a.b-");
    pieces.put("apostrophes", "n't'");
    pieces.put("figures for letters", "m0n3y ");
    pieces.put("groups of digits", "12-34 ");
    pieces.put("combining marks", "e\u0301\u0316\u0301");
    pieces.put("overrides unclosed", "\u202Eabc");
    pieces.put("zero-width characters", "a\u200B");
    pieces.put("two alphabets", "fr\u0435\u0435 m\u043En\u0435y ");
    pieces.put("Hangul letters", "\u1100\u1161\u11A8");
    pieces.put("Han", "\u6620\u753B\u6700\u9AD8");
    pieces.put("emoji", "\uD83D\uDE00\uD83C\uDFFB");
    pieces.put("starts of phrases", "check out my check out ");
    pieces.put("lines", "good film\n");
    pieces.put("all planes", allPlanes());
    return pieces;
  }

  private static String allPlanes() {
    SplittableRandom random = new SplittableRandom(SEED);
    StringBuilder text = new StringBuilder();
    while (text.length() < 2 * LENGTH) {
      text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
    }
    return text.toString();
  }
}
