package dev.screener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilmVocabularyTest {

  private static final FilmVocabulary HARBOUR =
      FilmVocabulary.of(
          "The Silent Harbour",
          List.of("Ada Lindqvist", "Yusuf Demir"),
          "A lighthouse keeper on a remote island hides a wounded smuggler from the coast guard. When the storm"
              + " cuts the cable to the mainland, the two of them have to trust each other through the winter.");
  private static final String ABOUT =
      "The keeper and the smuggler on that island, the lighthouse in the storm: Lindqvist never let me go";

  private final ReviewScorer scorer = new ReviewScorer();

  @Test
  void aReviewOfTheFilmSaysItsNamesAndItsWords() {
    ContentScores scores = score(ABOUT, HARBOUR);

    assertThat(scores.value(ContentSignal.FILM_NAMES)).isEqualTo(1);
    assertThat(scores.value(ContentSignal.FILM_WORDS)).isGreaterThanOrEqualTo(5);
    assertThat(scores.value(ContentSignal.FILM_OVERLAP)).isGreaterThan(0.5f);
  }

  @Test
  void aTextOnSomethingElseSharesNothing() {
    ContentScores scores =
        score("My vacuum cleaner broke after three weeks and the seller refused a refund", HARBOUR);

    assertThat(scores.value(ContentSignal.FILM_NAMES)).isZero();
    assertThat(scores.value(ContentSignal.FILM_WORDS)).isZero();
    assertThat(scores.value(ContentSignal.FILM_OVERLAP)).isZero();
  }

  @Test
  void endingsDoNotPartWords() {
    FilmVocabulary korean =
        FilmVocabulary.of(
            "등대지기", List.of(), "외딴 섬의 등대지기가 다친 밀수꾼을 해안경비대로부터 숨겨 주고 폭풍우 속에서 겨울을 함께 견디며 서로를 믿게 된다");

    assertThat(score("등대지기와 밀수꾼이 폭풍우에 갇힌다", korean).value(ContentSignal.FILM_WORDS))
        .isGreaterThanOrEqualTo(2);
    assertThat(score("Islands and smugglers, what more", HARBOUR).value(ContentSignal.FILM_WORDS))
        .isEqualTo(2);
  }

  @Test
  void disguiseDoesNotHideTheFilm() {
    assertThat(
            score("S I L E N T harbоur, sіlent hаrbour", HARBOUR).value(ContentSignal.FILM_NAMES))
        .isEqualTo(2);
  }

  @Test
  void withoutACatalogueNothingIsMeasured() {
    assertAbstains(score(ABOUT, FilmVocabulary.NONE));
    assertAbstains(scorer.score(new ReviewText(null, ABOUT, null)));
    assertAbstains(score(ABOUT, FilmVocabulary.of("", List.of(), null)));
    assertAbstains(score(ABOUT, FilmVocabulary.of("!!!", List.of("", " "), "...")));
  }

  @Test
  void withoutATextNothingIsMeasured() {
    assertAbstains(score("", HARBOUR));
    assertAbstains(score("10/10 ❤❤", HARBOUR));
  }

  @Test
  void anotherScriptThanTheCataloguesIsNotMeasured() {
    assertAbstains(score("등대지기와 밀수꾼이 폭풍우에 갇힌다", HARBOUR));
  }

  @Test
  void anotherLanguageIsComparedWithNamesOnly() {
    ContentScores scores =
        score("Der Film ist sehr lang, aber Lindqvist hat mich nicht enttäuscht", HARBOUR);

    assertThat(scores.value(ContentSignal.FILM_NAMES)).isEqualTo(1);
    assertThat(scores.value(ContentSignal.FILM_WORDS)).isNaN();
    assertThat(scores.value(ContentSignal.FILM_OVERLAP)).isNaN();
  }

  @Test
  void aTitleWithoutASynopsisIsComparedWithNamesOnly() {
    ContentScores scores = score(ABOUT, FilmVocabulary.of("The Silent Harbour", List.of(), null));

    assertThat(scores.value(ContentSignal.FILM_NAMES)).isZero();
    assertThat(scores.value(ContentSignal.FILM_OVERLAP)).isNaN();
  }

  @Test
  void aTitleOfEverydayWordsCountsOnlyAsAWhole() {
    FilmVocabulary film = FilmVocabulary.of("Get Out", List.of(), null);

    assertThat(score("I did not get it, so out it goes", film).value(ContentSignal.FILM_NAMES))
        .isZero();
    assertThat(score("Get Out is a treat", film).value(ContentSignal.FILM_NAMES)).isEqualTo(1);
  }

  @Test
  void aHugeOrHostileCatalogueRecordStaysSmallAndHarmless() {
    SplittableRandom random = new SplittableRandom(7);
    String huge =
        String.join(
            " ",
            IntStream.range(0, 20_000)
                .mapToObj(i -> "w" + Long.toString(random.nextLong(1L << 40), 36))
                .toList());
    StringBuilder planes = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      planes.appendCodePoint(random.nextInt(0xE000, 0x10FFFF));
    }
    for (String hostile :
        List.of(huge, planes.toString(), "\uD83D".repeat(100_000), "\u200B".repeat(100_000))) {
      FilmVocabulary film =
          FilmVocabulary.of(hostile, Collections.nCopies(10_000, hostile), hostile);

      ContentScores scores = score(ABOUT + hostile, film);

      assertThat(film.stemCount()).isLessThanOrEqualTo(400);
      for (ContentSignal signal :
          List.of(ContentSignal.FILM_NAMES, ContentSignal.FILM_WORDS, ContentSignal.FILM_OVERLAP)) {
        float value = scores.value(signal);
        assertThat(Float.isNaN(value) || (value >= 0 && Float.isFinite(value))).isTrue();
      }
    }
  }

  @Test
  void theSameRecordGivesTheSameAnswers() {
    FilmVocabulary again =
        FilmVocabulary.of(
            "The Silent Harbour", List.of("Ada Lindqvist"), "An island, a keeper and a smuggler");
    FilmVocabulary once =
        FilmVocabulary.of(
            "The Silent Harbour", List.of("Ada Lindqvist"), "An island, a keeper and a smuggler");

    for (ContentSignal signal : ContentSignal.values()) {
      float first = score(ABOUT, once).value(signal);
      assertThat(Float.compare(first, score(ABOUT, again).value(signal))).isZero();
    }
  }

  private void assertAbstains(ContentScores scores) {
    assertThat(scores.value(ContentSignal.FILM_NAMES)).isNaN();
    assertThat(scores.value(ContentSignal.FILM_WORDS)).isNaN();
    assertThat(scores.value(ContentSignal.FILM_OVERLAP)).isNaN();
  }

  private ContentScores score(String text, FilmVocabulary film) {
    return scorer.score(new ReviewText(null, text, null), film);
  }
}
