package dev.screener.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisguiseTest {

  private static final String TEXT =
      "please subscribe to this channel and visit the website for prices";

  private static long fingerprint(String text) {
    return new ReviewScorer().score(new ReviewText(null, text, null)).textFingerprint();
  }

  @ParameterizedTest
  @EnumSource(names = {"HOMOGLYPHS", "ZERO_WIDTH", "FULLWIDTH", "BIDI", "DOUBLED"})
  void foldingUndoesIt(Disguise disguise) {
    String hidden = disguise.hide(TEXT, 3);

    assertThat(hidden).isNotEqualTo(TEXT);
    assertThat(fingerprint(hidden)).isEqualTo(fingerprint(TEXT));
  }

  @Test
  void theSameSeedHidesTheSameWay() {
    for (Disguise disguise : Disguise.values()) {
      assertThat(disguise.hide(TEXT, 9)).isEqualTo(disguise.hide(TEXT, 9));
    }
  }
}
