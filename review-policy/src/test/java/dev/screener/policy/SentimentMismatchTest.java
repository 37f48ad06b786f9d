package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.screener.scoring.ContentSignal;
import org.junit.jupiter.api.Test;

class SentimentMismatchTest {

  @Test
  void praiseUnderTheLowestRatingIsTheWidestGap() {
    assertThat(SentimentMismatch.of(1, 1)).isEqualTo(1);
    assertThat(SentimentMismatch.of(10, 0)).isEqualTo(1);
    assertThat(SentimentMismatch.of(10, 1)).isZero();
    assertThat(SentimentMismatch.of(5.5f, 0.5f)).isCloseTo(0, within(1e-6f));
  }

  @Test
  void withoutARatingOrASentimentItIsNotMeasured() {
    Evidence rated = Evidence.builder().put(ReviewSignal.RATING, 3).build();
    Evidence read = Evidence.builder().put(ContentSignal.SENTIMENT, 0.2f).build();

    assertThat(SentimentMismatch.laidOver(rated)).isEqualTo(rated);
    assertThat(SentimentMismatch.laidOver(read)).isEqualTo(read);
  }

  @Test
  void whatAnExampleGivesStands() {
    Evidence given =
        Evidence.builder()
            .put(ReviewSignal.RATING, 10)
            .put(ContentSignal.SENTIMENT, 0)
            .put(ReviewSignal.SENTIMENT_MISMATCH, 0.25f)
            .build();

    assertThat(SentimentMismatch.laidOver(given)).isEqualTo(given);
  }
}
