package dev.screener.simulator.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Drawing of numbers and times. */
final class Draws {

  private Draws() {}

  /** Numbers below {@code bound}, none twice until all were drawn. */
  static List<Integer> distinct(int bound, int count, RandomGenerator random) {
    List<Integer> drawn = new ArrayList<>(count);
    int[] numbers = new int[bound];
    for (int i = 0; i < count; i++) {
      int from = i % bound;
      if (from == 0) {
        for (int n = 0; n < bound; n++) {
          numbers[n] = n;
        }
      }
      int other = random.nextInt(from, bound);
      int number = numbers[other];
      numbers[other] = numbers[from];
      numbers[from] = number;
      drawn.add(number);
    }
    return drawn;
  }

  /** A moment within {@code lasts} from {@code from} on. */
  static Instant within(Instant from, Duration lasts, RandomGenerator random) {
    return from.plusMillis((long) (lasts.toMillis() * random.nextDouble()));
  }
}
