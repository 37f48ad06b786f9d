package dev.screener.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RankingTest {

  @Test
  void aucCountsWinsAndHalfOfTies() {
    double[] positive = {0.9, 0.5, 0.5};
    double[] negative = {0.1, 0.5};

    // Six pairs: 0.9 wins twice, each 0.5 wins once and ties once.
    assertThat(Ranking.auc(positive, negative)).isEqualTo(5.0 / 6);
  }

  @Test
  void theThresholdLetsThroughNoMoreThanItsShare() {
    double[] negative = new double[200];
    for (int i = 0; i < negative.length; i++) {
      negative[i] = i;
    }

    double threshold = Ranking.thresholdAt(0.01, negative);

    assertThat(Ranking.shareAbove(threshold, negative)).isEqualTo(0.01);
  }

  @Test
  void tiesAtTheTopAreNotLetThrough() {
    double[] negative = {1, 1, 1, 1};

    assertThat(Ranking.shareAbove(Ranking.thresholdAt(0.01, negative), negative)).isZero();
  }
}
