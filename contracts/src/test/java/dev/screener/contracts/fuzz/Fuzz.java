package dev.screener.contracts.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Asks of made-up inputs, each from a seed, that something holds and takes little CPU time. By
 * default a fixed number of them; {@code -Dscreener.fuzz.seconds=N} goes on for N seconds from a
 * fresh seed, {@code -Dscreener.fuzz.seed=S} begins at that one. A failure tells its own seed, the
 * smallest input found that fails in the same way, and what it says.
 *
 * <p>CPU time, the best of three goes of the same input: a busy machine or a compiler at work is no
 * hang.
 */
public final class Fuzz<T> {

  private static final long SEED = 20_261_123L;
  private static final int GOES = 3;
  private static final Duration SHRINKING = Duration.ofSeconds(20);
  private static final int MOST_SHOWN = 2_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What holds for an input; throws where it does not. */
  public interface Property<T> {
    void holds(T input) throws Exception;
  }

  private final String target;
  private final Function<Random, T> inputs;
  private Function<T, Stream<T>> smaller = input -> Stream.empty();
  private Function<T, String> shown = String::valueOf;
  private LongSupplier cpuNanos = THREADS::getCurrentThreadCpuTime;
  private Duration bound = Duration.ofMillis(50);
  private int tries = 1_000;

  private Fuzz(String target, Function<Random, T> inputs) {
    this.target = target;
    this.inputs = inputs;
  }

  /** Of inputs of any kind. */
  public static <T> Fuzz<T> of(String target, Function<Random, T> inputs) {
    return new Fuzz<>(target, inputs);
  }

  /** Of bytes, made smaller by leaving out parts. */
  public static Fuzz<byte[]> ofBytes(String target, Function<Random, byte[]> inputs) {
    return new Fuzz<>(target, inputs).madeSmallerBy(Fuzz::parts).shownAs(Fuzz::shown);
  }

  /** Of texts, likewise. */
  public static Fuzz<String> ofTexts(String target, Function<Random, String> inputs) {
    return new Fuzz<>(target, inputs)
        .madeSmallerBy(
            text ->
                cuts(text.length()).map(cut -> text.substring(0, cut[0]) + text.substring(cut[1])));
  }

  public Fuzz<T> madeSmallerBy(Function<T, Stream<T>> smallerOnes) {
    this.smaller = smallerOnes;
    return this;
  }

  public Fuzz<T> shownAs(Function<T, String> show) {
    this.shown = show;
    return this;
  }

  /** By default, without a time. */
  public Fuzz<T> tries(int most) {
    this.tries = most;
    return this;
  }

  /** The CPU time that an input may take at most. */
  public Fuzz<T> within(Duration most) {
    this.bound = most;
    return this;
  }

  /** Counts the time of the threads with such names: for what others work on. */
  public Fuzz<T> onThreads(String... beginnings) {
    this.cpuNanos =
        () -> {
          long[] ids =
              Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                  .filter(thread -> thread != null)
                  .filter(
                      thread -> Stream.of(beginnings).anyMatch(thread.getThreadName()::startsWith))
                  .mapToLong(ThreadInfo::getThreadId)
                  .toArray();
          return LongStream.of(THREADS.getThreadCpuTime(ids)).filter(time -> time > 0).sum();
        };
    return this;
  }

  /** The inputs of the run, or those of the time that was asked for. */
  public void check(Property<T> property) {
    long seconds = Long.getLong("screener.fuzz.seconds", 0);
    long seed = Long.getLong("screener.fuzz.seed", seconds > 0 ? System.nanoTime() : SEED);
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    long done = 0;
    while (seconds > 0 ? System.nanoTime() - end < 0 : done < tries) {
      T input = input(seed + done);
      Throwable fault = faultOf(property, input);
      if (fault != null) {
        throw failure(seed + done, smallest(property, input, fault), fault);
      }
      done++;
    }
    System.out.printf("fuzzed %s: %,d inputs from seed %d%n", target, done, seed);
  }

  private T input(long seed) {
    // Neighbouring seeds of Random begin alike.
    return inputs.apply(new Random(new SplittableRandom(seed).nextLong()));
  }

  private Throwable faultOf(Property<T> property, T input) {
    long best = Long.MAX_VALUE;
    for (int go = 0; go < GOES && best > bound.toNanos(); go++) {
      long begun = cpuNanos.getAsLong();
      try {
        property.holds(input);
      } catch (Exception | AssertionError | StackOverflowError e) {
        return e;
      }
      best = Math.min(best, cpuNanos.getAsLong() - begun);
    }
    return best <= bound.toNanos()
        ? null
        : new TimeoutError("took " + best / 1_000_000 + " ms of CPU time, more than " + bound);
  }

  private T smallest(Property<T> property, T input, Throwable fault) {
    long end = System.nanoTime() + SHRINKING.toNanos();
    T least = input;
    boolean further = true;
    while (further) {
      further = false;
      List<T> candidates = smaller.apply(least).limit(500).toList();
      for (T candidate : candidates) {
        if (System.nanoTime() - end > 0) {
          return least;
        }
        Throwable same = faultOf(property, candidate);
        if (same != null && same.getClass() == fault.getClass()) {
          least = candidate;
          further = true;
          break;
        }
      }
    }
    return least;
  }

  private AssertionError failure(long seed, T least, Throwable fault) {
    String text = shown.apply(least);
    return new AssertionError(
        "%s fails: %s%nagain by -Dscreener.fuzz.seed=%d; the smallest input that fails so:%n%s"
            .formatted(target, fault, seed, text.substring(0, Math.min(MOST_SHOWN, text.length()))),
        fault);
  }

  /** The bytes without a half, a quarter, … or one of them. */
  public static Stream<byte[]> parts(byte[] bytes) {
    return cuts(bytes.length)
        .map(
            cut -> {
              byte[] rest = Arrays.copyOf(bytes, bytes.length - (cut[1] - cut[0]));
              System.arraycopy(bytes, cut[1], rest, cut[0], bytes.length - cut[1]);
              return rest;
            });
  }

  /** Text where it is text, and the bytes in any case. */
  public static String shown(byte[] bytes) {
    return new String(bytes, UTF_8) + System.lineSeparator() + HexFormat.of().formatHex(bytes);
  }

  private static Stream<int[]> cuts(int length) {
    return Stream.iterate(length / 2, size -> size > 0, size -> size / 2)
        .flatMap(
            size ->
                Stream.iterate(0, at -> at < length, at -> at + size)
                    .map(at -> new int[] {at, Math.min(length, at + size)}));
  }

  /** Its own class, so that shrinking keeps to inputs that are slow. */
  private static final class TimeoutError extends AssertionError {
    private static final long serialVersionUID = 1;

    TimeoutError(String message) {
      super(message);
    }
  }
}
