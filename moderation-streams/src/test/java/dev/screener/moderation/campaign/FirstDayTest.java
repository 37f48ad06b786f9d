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
    ByteBuffer bytes = ByteBuffer.allocate(day.bytes());
    day.write(bytes);

    FirstDay kept = FirstDay.read(bytes.flip());

    assertThat(kept.seen()).isEqualTo(5_000);
    assertThat(kept.bytes()).isEqualTo(day.bytes());
    for (long at = -1; at < 5_000; at++) {
      assertThat(kept.seenBy(at)).isEqualTo(day.seenBy(at));
    }
    assertThat(FirstDay.read(ByteBuffer.allocate(0)).seen()).isZero();
  }

  @Test
  void itTakesLittleAndOnceItIsOverNextToNothing() {
    FirstDay day = seen(1_000_000, 0);
    assertThat(day.bytes()).isLessThan(7_000);

    day.add(3 * FirstDay.MILLIS);

    assertThat(day.bytes()).isEqualTo(32);
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
