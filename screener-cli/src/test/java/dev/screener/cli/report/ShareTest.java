package dev.screener.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

  /** Against the closed form (2np + z² ± z√(z² + 4npq)) / 2(n + z²), computed apart. */
  @ParameterizedTest
  @CsvSource({
    "1, 10, 0.01787621, 0.40415003",
    "50, 100, 0.40383153, 0.59616847",
    "0, 10, 0, 0.27753280",
    "10, 10, 0.72246720, 1",
    "81, 263, 0.25528852, 0.36620958"
  })
  void theIntervalIsWilsons(long hits, long of, double low, double high) {
    Share share = new Share(hits, of);

    assertThat(share.low()).isCloseTo(low, within(1e-7));
    assertThat(share.high()).isCloseTo(high, within(1e-7));
  }

  @Test
  void ofNothingAllIsPossible() {
    Share share = new Share(0, 0);

    assertThat(share.isKnown()).isFalse();
    assertThat(share.json().toString())
        .isEqualTo("{\"n\":0,\"share\":null,\"low\":0.0,\"high\":1.0}");
    assertThat(share.text()).isEqualTo("-");
  }

  @Test
  void moreThanAllIsRefused() {
    assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
