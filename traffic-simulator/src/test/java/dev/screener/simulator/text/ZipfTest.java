package dev.screener.simulator.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZipfTest {

  private static final int DRAWS = 100_000;

  @Test
  void ranksAreDrawnInProportionToTheirInverse() {
    int[] drawn = draw(new Zipf(4, 1));

    // 1 + 1/2 + 1/3 + 1/4 = 25/12
    assertThat(drawn[0] / (double) DRAWS).isCloseTo(12.0 / 25, within(0.01));
    assertThat(drawn[1] / (double) DRAWS).isCloseTo(6.0 / 25, within(0.01));
    assertThat(drawn[3] / (double) DRAWS).isCloseTo(3.0 / 25, within(0.01));
  }

  @Test
  void exponentZeroIsUniform() {
    int[] drawn = draw(new Zipf(4, 0));

    for (int count : drawn) {
      assertThat(count / (double) DRAWS).isCloseTo(0.25, within(0.01));
    }
  }

  private static int[] draw(Zipf zipf) {
    SplittableRandom random = new SplittableRandom(5);
    int[] drawn = new int[4];
    for (int i = 0; i < DRAWS; i++) {
      drawn[zipf.draw(random)]++;
    }
    return drawn;
  }
}
