package dev.screener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaugesTest {

  private static ScoreSheet measured(Gauge gauge, String text) {
    FoldedText folded = new FoldedText();
    new TextFolding().fold(null, text, folded);
    ScoreSheet scores = new ScoreSheet();
    scores.clear();
    gauge.measure(folded, scores);
    return scores;
  }

  @ParameterizedTest
  @CsvSource({
    "'look at www.example.com', LINKS",
    "'https://example.org/page is mine', LINKS",
    "'go to example.com', DOMAINS",
    "'example dot com', DOMAINS",
    "'ｅｘａｍｐｌｅ．ｃｏｍ', DOMAINS",
    "'write to someone@example.org', MAIL_ADDRESSES",
    "'call +49 30 1234567 or 555-123-4567', PHONE_NUMBERS",
    "'I am @example_person there', HANDLES",
    "'only $20 today', MONEY",
    "'nur 20 € heute', MONEY",
    "'5000 рублей в день', MONEY",
  })
  void contactsAreCounted(String text, ContentSignal signal) {
    ScoreSheet scores = measured(new ContactGauge(), text);

    assertThat(scores.value(signal)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Set in 1995-2005, 10/10",
        "I liked it.It was fun",
        "A.I. and Monsters, Inc.",
        "127 hours, 2001 and 300 at 9.5",
        "1. acting 2. music 3. plot"
      })
  void figuresAndStopsAreNoContacts(String text) {
    ScoreSheet scores = measured(new ContactGauge(), text);

    assertThat(scores.value(ContentSignal.CONTACTS)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Check out my channel please",
        "S U B S C R I B E  to us",
        "подписывайтесь на наш канал",
        "구독 부탁드려요",
        "点击这里免费观看",
        "チャンネル登録お願いします",
        "Abonnez-vous !"
      })
  void callsToActionAreFoundInManyLanguages(String text) {
    assertThat(measured(new PhraseGauge(), text).value(ContentSignal.CALL_TO_ACTION)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "'SPOILERS AHEAD: he dies', 1",
    "'==contain spoiler== the boy', 1",
    "'스포일러 있음', 1",
    "'Осторожно, спойлеры!', 1",
    "'以下剧透', 1",
    "'No spoilers here', 0",
    "'A spoiler-free review', 0",
    "'노스포 리뷰', 0",
    "'The spoiled child', 0",
  })
  void spoilerWarningsAreTakenAtTheirWord(String text, float declared) {
    assertThat(measured(new PhraseGauge(), text).value(ContentSignal.SPOILER_DECLARED))
        .isEqualTo(declared);
  }

  @Test
  void swearingIsCountedThroughDisguises() {
    assertThat(
            measured(new PhraseGauge(), "f.u.c.k this sh1tty b1tch").value(ContentSignal.PROFANITY))
        .isEqualTo(3f);
  }

  @Test
  void repetitionIsSeenInCharactersWordsAndLines() {
    RepetitionGauge gauge = new RepetitionGauge();

    assertThat(measured(gauge, "noooooooooo").value(ContentSignal.REPEATED_CHARACTERS))
        .isGreaterThan(0.5f);
    assertThat(measured(gauge, "buy it now ".repeat(9)).value(ContentSignal.REPEATED_WORDS))
        .isGreaterThan(0.8f);
    assertThat(measured(gauge, "what a film\n".repeat(5)).value(ContentSignal.REPEATED_LINES))
        .isEqualTo(0.8f);
    assertThat(measured(gauge, "abcdef".repeat(40)).value(ContentSignal.COMPRESSIBILITY))
        .isGreaterThan(0.9f);
  }

  @Test
  void ordinaryProseHardlyRepeats() {
    ScoreSheet scores =
        measured(
            new RepetitionGauge(),
            "The harbour scenes alone are worth the fare, though nobody explains the dog.");

    assertThat(scores.value(ContentSignal.COMPRESSIBILITY)).isLessThan(0.1f);
    assertThat(scores.value(ContentSignal.REPEATED_WORDS)).isZero();
  }

  @Test
  void informationGrowsWithNewWordsButNotWithRepeats() {
    Reading reading = new Reading(ScoringModel.untrained());
    float once = information(reading, "the harbour at night and the old ferry");
    float again = information(reading, "the harbour at night and the old ferry ".repeat(10));
    float more =
        information(
            reading, "the harbour at night and the old ferry, a dog, two widows, one letter");

    assertThat(more).isGreaterThan(once * 1.3f);
    assertThat(again).isLessThan(once * 3);
  }

  private static float information(Reading reading, String text) {
    return reading.score(new ReviewText(null, text, null)).value(ContentSignal.INFORMATION);
  }

  @Test
  void disguiseIsMeasuredAsAShare() {
    assertThat(
            measured(new DisguiseGauge(), "fr\u0435\u0435 m\u043En\u0435y")
                .value(ContentSignal.DISGUISE_SHARE))
        .isGreaterThan(0.3f);
    assertThat(measured(new DisguiseGauge(), "free money").value(ContentSignal.DISGUISE_SHARE))
        .isZero();
    assertThat(
            measured(new ScriptGauge(), "fr\u0435\u0435 money")
                .value(ContentSignal.MIXED_SCRIPT_SHARE))
        .isEqualTo(0.5f);
  }

  @Test
  void emojiAndSymbolsAreShares() {
    ScoreSheet scores = measured(new SymbolGauge(), "ab\uD83D\uDE00\uD83D\uDE00\u2192\u2192");

    assertThat(scores.value(ContentSignal.EMOJI_SHARE)).isEqualTo(1f / 3);
    assertThat(scores.value(ContentSignal.SYMBOL_SHARE)).isEqualTo(1f / 3);
  }
}
