package dev.screener.benchmarks.kernels;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/**
 * How long single texts of all planes take, against a limit by their length. Each text is timed by
 * the thread's own CPU time, so that waiting for a core does not count; asking for it costs some
 * tenths of a microsecond, which do. Holds one text at a time and a histogram of fixed size.
 */
public final class ScoringLatency {

  private static final int WARMUP_TEXTS = 100_000;
  private static final int DEFAULT_TEXTS = 1_000_000;
  private static final int LONGEST = 400;
  private static final double NANOS_A_TEXT = 3_000;
  private static final double NANOS_A_BYTE = 60;
  private static final double HELD_AT = 99.9;

  /** An interrupt counts as the thread's own time, but hardly hits one text each time. */
  private static final int TIMES = 3;

  /** Shares of the limit are kept in thousandths. */
  private static final double SHARE = 1_000;

  private static final long LARGEST = 10_000_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ReviewScorer scorer = new ReviewScorer();
  private final Histogram nanos = new Histogram(LARGEST, 3);
  private final Histogram firstShares = new Histogram(LARGEST, 3);
  private final Histogram leastShares = new Histogram(LARGEST, 3);

  private ScoringLatency() {}

  /**
   * Prints percentiles; exits with 1 when 999 texts in 1,000 do not keep the limit of 3 µs and 60
   * ns a byte of UTF-8.
   *
   * @param args how many texts, a million unless told
   */
  public static void main(String[] args) {
    int texts = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_TEXTS;
    ScoringLatency latency = new ScoringLatency();
    latency.score(-WARMUP_TEXTS, 0);
    latency.nanos.reset();
    latency.firstShares.reset();
    latency.leastShares.reset();
    latency.score(0, texts);
    PrintStream out = System.out;
    for (double percentile : new double[] {50, 99, HELD_AT, 99.99, 100}) {
      out.printf(
          Locale.ROOT,
          "p%-6s %8.1f µs, of the limit %6.3f, least of %d times %6.3f%n",
          percentile,
          latency.nanos.getValueAtPercentile(percentile) / 1e3,
          latency.firstShares.getValueAtPercentile(percentile) / SHARE,
          TIMES,
          latency.leastShares.getValueAtPercentile(percentile) / SHARE);
    }
    out.printf(Locale.ROOT, "%,d texts of up to %d characters%n", texts, LONGEST);
    System.exit(latency.leastShares.getValueAtPercentile(HELD_AT) <= SHARE ? 0 : 1);
  }

  private void score(int fromSeed, int toSeed) {
    for (int seed = fromSeed; seed < toSeed; seed++) {
      String text = text(new SplittableRandom(seed));
      ReviewText review = new ReviewText(null, text, null);
      double limit = NANOS_A_TEXT + NANOS_A_BYTE * text.getBytes(UTF_8).length;
      long first = time(review);
      long least = first;
      for (int i = 1; i < TIMES; i++) {
        least = Math.min(least, time(review));
      }
      nanos.recordValue(Math.min(first, LARGEST));
      firstShares.recordValue(thousandths(first, limit));
      leastShares.recordValue(thousandths(least, limit));
    }
  }

  private long time(ReviewText review) {
    long start = THREADS.getCurrentThreadCpuTime();
    scorer.score(review);
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  private static long thousandths(long nanos, double limit) {
    return Math.min((long) Math.ceil(nanos / limit * SHARE), LARGEST);
  }

  /** Runs of ASCII, of one block of 256 and of any plane, lone surrogates among them. */
  private static String text(SplittableRandom random) {
    int length = random.nextInt(LONGEST + 1);
    StringBuilder text = new StringBuilder(length + 2);
    while (text.length() < length) {
      int block = random.nextInt(Character.MAX_CODE_POINT >> 8) << 8;
      int kind = random.nextInt(4);
      for (int i = random.nextInt(12); i >= 0 && text.length() < length; i--) {
        switch (kind) {
          case 0 -> text.append((char) (' ' + random.nextInt(95)));
          case 1 -> text.append((char) random.nextInt(1 << Character.SIZE));
          case 2 -> text.appendCodePoint(block + random.nextInt(1 << 8));
          default -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        }
      }
    }
    return text.toString();
  }
}
