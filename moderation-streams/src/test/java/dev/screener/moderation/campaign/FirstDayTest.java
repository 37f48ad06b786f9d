package dev.screener.moderation.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FirstDayTest {

  @Test
  void howManyHadComeByAMomentIsToldAtMostATenthTooLow() {
    FirstDay day = seen(100_000, 0);

    for (long at = 0; at < 100_000; at += 997) {
      assertThat(day.seenBy(at)).isBetween((long) ((at + 1) / 1.1 - 1), at + 1);
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
    assertThat(kept.seenBy(2_345)).isEqualTo(day.seenBy(2_345));
    assertThat(FirstDay.read(ByteBuffer.allocate(0)).seen()).isZero();
  }

  @Test
  void itTakesLittleAndOnceItIsOverNextToNothing() {
    FirstDay day = seen(1_000_000, 0);
    assertThat(day.bytes()).isLessThan(2_600);

    day.add(3 * FirstDay.MILLIS);

    assertThat(day.bytes()).isEqualTo(24);
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
