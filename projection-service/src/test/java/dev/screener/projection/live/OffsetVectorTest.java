package dev.screener.projection.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetVectorTest {

  @Test
  void whatIsSentIsReadAgain() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      TreeMap<String, Long> offsets = new TreeMap<>();
      for (int source = random.nextInt(30); source > 0; source--) {
        offsets.put("q" + random.nextInt(100), random.nextLong(1L << 50));
      }
      OffsetVector vector = new OffsetVector(offsets);

      assertThat(OffsetVector.decode(vector.encode())).contains(vector);
    }
  }

  @Test
  void anIdNamesItsSourcesInOrder() {
    OffsetVector vector = new OffsetVector(new TreeMap<>(Map.of("v3", 877L, "a3", 1523L)));

    assertThat(vector.encode()).isEqualTo("a3.1523-v3.877");
    assertThat(OffsetVector.NOTHING.encode()).isEqualTo("-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a3",
        "a3.",
        ".5",
        "a3.-5",
        "a3.5-",
        "A3.5",
        "a3.9999999999999999999",
        "a3.5 "
      })
  void whatIsNoIdIsNone(String garbage) {
    assertThat(OffsetVector.decode(garbage)).isEmpty();
    assertThat(OffsetVector.decode("a1.1-".repeat(2_000) + "a1.1")).isEmpty();
  }
}
