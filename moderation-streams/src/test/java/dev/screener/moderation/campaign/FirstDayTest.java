package dev.screener.moderation.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FirstDayTest {

  @Test
  void howManyHadComeByAMomentIsToldAtMostATenthTooLowAndOfTheNewestAThousandth() {
    FirstDay day = seen(100_000, 0);

    for (long at = 0; at < 100_000; at += 997) {
      assertThat(day.seenBy(at)).isBetween((long) ((at + 1) / 1.102 - 1), at + 1);
    }
    for (long at = 85_000; at < 100_000; at += 97) {
      assertThat(day.seenBy(at)).isBetween((long) ((at + 1) / 1.001 - 1), at + 1);
    }
    assertThat(day.seenBy(-1)).isZero();
    assertThat(day.seen()).isEqualTo(100_000);
  }

  @Test
  void itIsKeptAsItIs() {
    FirstDay day = seen(5_000, 0);

    FirstDay kept = FirstDay.read(ByteBuffer.wrap(day.written()));

    assertThat(kept.seen()).isEqualTo(5_000);
    assertThat(kept.written()).isEqualTo(day.written());
    for (long at = -1; at < 5_000; at++) {
      assertThat(kept.seenBy(at)).isEqualTo(day.seenBy(at));
    }
    assertThat(FirstDay.read(ByteBuffer.allocate(0)).seen()).isZero();
  }

  @Test
  void timesOfAnySizeAndSignAreKept() {
    for (long from :
        new long[] {Long.MIN_VALUE, -5_000, 0, 1_793_534_400_000L, Long.MAX_VALUE - 9}) {
      FirstDay day = seen(10, from);

      FirstDay kept = FirstDay.read(ByteBuffer.wrap(day.written()));

      for (long at = from; at < from + 9; at++) {
        assertThat(kept.seenBy(at)).isEqualTo(day.seenBy(at)).isPositive();
      }
    }
  }

  @Test
  void whatWasKeptBeforeMarksWereToldByStepsIsRead() {
    ByteBuffer before =
        ByteBuffer.allocate(48)
            .putLong(1_234)
            .putInt(1)
            .putInt(2)
            .putLong(1_793_534_400_000L)
            .putLong(1)
            .putLong(1_793_534_460_000L)
            .putLong(1_200)
            .flip();

    FirstDay kept = FirstDay.read(before);

    assertThat(kept.seen()).isEqualTo(1_234);
    assertThat(kept.seenBy(1_793_534_459_999L)).isEqualTo(1);
    assertThat(kept.seenBy(1_793_534_460_000L)).isEqualTo(1_200);
    assertThat(FirstDay.read(ByteBuffer.wrap(kept.written())).seenBy(1_793_534_460_000L))
        .isEqualTo(1_200);
  }

  @Test
  void itTakesLittleAndOnceItIsOverNextToNothing() {
    FirstDay day = seen(1_000_000, 0);
    assertThat(day.written()).hasSizeLessThan(2_000);

    day.add(3 * FirstDay.MILLIS);

    assertThat(day.written()).hasSizeLessThan(32);
  }

  /** One review a millisecond. */
  private static FirstDay seen(int reviews, long from) {
    FirstDay day = new FirstDay();
    for (int i = 0; i < reviews; i++) {
      day.add(from + i);
    }
    return day;
  }
}
