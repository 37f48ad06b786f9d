package dev.screener.moderation.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.screener.contracts.event.EstimatedShare;
import org.junit.jupiter.api.Test;

/**
 * Against R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
 * Medicine 17 (1998), table I, method 3: the score method without continuity correction.
 */
class EstimatedSharesTest {

  @Test
  void theIntervalsAreThoseOfNewcombesTable() {
    assertInterval(81, 263, 0.2553, 0.3662);
    assertInterval(15, 148, 0.0624, 0.1605);
    assertInterval(0, 20, 0.0000, 0.1611);
    assertInterval(1, 29, 0.0061, 0.1718);
  }

  @Test
  void nothingIsEstimatedFromNothing() {
    assertThat(EstimatedShares.of(0, 0)).isNull();
  }

  private static void assertInterval(long found, long labelled, double low, double high) {
    EstimatedShare share = EstimatedShares.of(found, labelled);
    assertThat(share.getLow()).isCloseTo(low, within(0.00006));
    assertThat(share.getHigh()).isCloseTo(high, within(0.00006));
  }
}
