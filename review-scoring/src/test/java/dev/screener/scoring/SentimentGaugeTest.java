package dev.screener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentimentGaugeTest {

  private final ReviewScorer scorer = new ReviewScorer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A brilliant, moving masterpiece with wonderful acting",
        "Loved it!",
        "정말 최고의 영화, 연기도 완벽하고 감동이다",
      })
  void praiseIsRead(String text) {
    assertThat(sentiment(text)).isGreaterThan(0.75f);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A boring waste of time, the worst acting I have seen",
        "This movie is awful",
        "최악의 영화, 돈 낭비 시간 낭비 실망이다",
      })
  void blameIsRead(String text) {
    assertThat(sentiment(text)).isLessThan(0.25f);
  }

  @Test
  void aWordBehindNotCountsTheOtherWay() {
    assertThat(sentiment("This film is not good")).isLessThan(0.5f);
    assertThat(sentiment("This film is good")).isGreaterThan(0.5f);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10/10",
        "❤❤❤",
        "Der Film ist viel zu lang und die Musik hat mich auch nicht überzeugt, super awful",
        "Фильм слишком длинный, но актёры играют хорошо",
        "The man walks to the house and then he walks back",
      })
  void whereNoWordSpeaksOrTheLanguageIsUnknownNothingIsMeasured(String text) {
    assertThat(sentiment(text)).isNaN();
  }

  @Test
  void disguiseAndShoutingDoNotHideBlame() {
    assertThat(sentiment("W O R S T film ever, tеrriblе")).isLessThan(0.25f);
  }

  private float sentiment(String text) {
    return scorer.score(new ReviewText(null, text, null)).value(ContentSignal.SENTIMENT);
  }
}
