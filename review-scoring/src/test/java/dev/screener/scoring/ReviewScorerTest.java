package dev.screener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewScorerTest {

  private final ReviewScorer scorer = new ReviewScorer();

  private ContentScores score(String text) {
    return scorer.score(new ReviewText(null, text, null));
  }

  @Test
  void aReviewWithoutTextMeasuresNothingButItsLength() {
    ContentScores scores = scorer.score(new ReviewText(null, null, null));

    assertThat(scores.words()).isZero();
    assertThat(scores.textFingerprint()).isZero();
    assertThat(scores.value(ContentSignal.CHARACTERS)).isZero();
    assertThat(scores.value(ContentSignal.SHOUTING)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "'A quiet, moving film.', 'a QUIET moving film!!!'",
    "'A quiet, moving film.', 'A qu\u0456et, m\u043Eving film.'",
    "'A quiet, moving film.', 'Ａ ｑｕｉｅｔ, moving fi\u200Blm.'",
  })
  void caseMarksAndDisguisesDoNotChangeTheFingerprint(String text, String again) {
    assertThat(score(again).textFingerprint()).isEqualTo(score(text).textFingerprint());
  }

  @Test
  void differentTextsHaveDifferentFingerprints() {
    assertThat(score("A quiet film.").textFingerprint())
        .isNotEqualTo(score("A quiet book.").textFingerprint())
        .isNotEqualTo(score("Film quiet a.").textFingerprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Amazing!!!",
        "Not bad at all, but I expected more",
        "What a waste of time",
        "정말 최고의 영화",
        "ㅋㅋㅋㅋ",
        "The best film ever, must watch",
        "👍👍"
      })
  void whatIsSaidUnderEveryFilmHasNoSpecifics(String text) {
    assertThat(score(text).value(ContentSignal.SPECIFICS)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The lighthouse keeper broke my heart",
        "my grandmother would have walked out at the goat",
        "Cheaper than therapy",
        "등대지기의 눈빛이 잊혀지지 않는다"
      })
  void oneTellingWordIsASpecific(String text) {
    assertThat(score(text).value(ContentSignal.SPECIFICS)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Прекрасный фильм о любви", "とても良い映画でした", "สนุกมาก", "Świetne zdjęcia i muzyka"})
  void specificsAbstainWithoutAListForTheLanguage(String text) {
    assertThat(score(text).value(ContentSignal.SPECIFICS)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "Hello there, 2",
    "영화가 정말 좋았다, 3",
    "とても良い映画でした, 5",
    "'R2D2 is 40', 3",
    "'!!! ...', 0",
  })
  void wordsAreCountedAsPeopleCountThem(String text, int words) {
    assertThat(score(text).words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "A film, 215",
    "Хороший фильм, 220",
    "좋은 영화, 286",
    "很好的电影, 500",
    "とても良い, 413",
    "ταινία, 200"
  })
  void theScriptIsNamedByItsIsoNumber(String text, float script) {
    assertThat(score(text).value(ContentSignal.SCRIPT)).isEqualTo(script);
  }

  @Test
  void anEmojiStrewnOverATextTeachesNoMoreThanOnce() {
    FeatureReader reader = new FeatureReader();

    TextFeatures once = reader.read(new ReviewText(null, "a fire burns the house down🔥", null));
    TextFeatures often =
        reader.read(new ReviewText(null, "a🔥 fire burns🔥 the house🔥 down🔥", null));

    assertThat(often.words()).containsExactlyInAnyOrder(once.words());
    assertThat(often.longest()).containsExactlyInAnyOrder(once.longest());
  }

  @Test
  void shoutingIsMeasuredOnlyWhereThereIsCase() {
    assertThat(score("WHAT A FILM THIS IS").value(ContentSignal.SHOUTING)).isEqualTo(1f);
    assertThat(score("What a film this is").value(ContentSignal.SHOUTING)).isLessThan(0.1f);
    assertThat(score("정말 최고의 영화였습니다").value(ContentSignal.SHOUTING)).isNaN();
  }
}
