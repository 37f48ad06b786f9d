package dev.screener.contracts.fuzz;

import dev.screener.contracts.serde.RandomEvents;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Events that their schema allows and nothing else would: any number, any time, texts of any
 * length; and ids from a few, so that records meet one another.
 */
public final class HostileEvents extends RandomEvents {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "/",
          "a/b",
          "\u0000",
          "\u202E",
          "\uFEFF",
          "null",
          "..",
          "-1",
          "😀",
          "e\u0301",
          "not-a-date",
          "2024-02-30",
          "0000-00-00",
          "9223372036854775807",
          "en",
          "x-klingon");

  private static final long[] TIMES = {
    Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Long.MAX_VALUE / 1000, Long.MIN_VALUE / 1000
  };

  private static final int[] NUMBERS = {
    Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1, 1, 2, 3, 10, 11
  };

  private final Random random;
  private final List<String> ids;
  private final Instant now;

  /**
   * @param ids that are known to others
   * @param now what most times lie about
   */
  public HostileEvents(Random random, List<String> ids, Instant now) {
    super(random);
    this.random = random;
    this.ids = ids;
    this.now = now;
  }

  @Override
  protected String text() {
    return switch (random.nextInt(8)) {
      case 0 -> TEXTS.get(random.nextInt(TEXTS.size()));
      case 1 -> super.text();
      case 2 -> random.nextInt(10) == 0 ? "long ".repeat(random.nextInt(5_000)) : "word by word";
      default -> ids.get(random.nextInt(ids.size()));
    };
  }

  @Override
  protected Instant instant() {
    return switch (random.nextInt(4)) {
      case 0 -> Instant.ofEpochMilli(TIMES[random.nextInt(TIMES.length)]);
      case 1 -> super.instant();
      default -> now.plusMillis(random.nextInt(1_000_000) - 500_000);
    };
  }

  @Override
  protected int number() {
    return random.nextInt(3) == 0 ? super.number() : NUMBERS[random.nextInt(NUMBERS.length)];
  }

  @Override
  protected long largeNumber() {
    return random.nextBoolean() ? super.largeNumber() : TIMES[random.nextInt(TIMES.length)];
  }

  @Override
  protected double fraction() {
    return switch (random.nextInt(6)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> -1e300;
      default -> super.fraction();
    };
  }
}
