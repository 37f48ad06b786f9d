package dev.screener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFoldingTest {

  private final TextFolding folding = new TextFolding();
  private final FoldedText folded = new FoldedText();

  @ParameterizedTest
  @CsvSource({
    "'A Good Film', 'a good film'",
    "'Ｆｒｅｅ ｍｏｎｅｙ', 'free money'",
    "'𝓕𝓻𝓮𝓮 𝕞𝕠𝕟𝕖𝕪', 'free money'",
    "'ⓕⓡⓔⓔ 🅼🅾🅽🅴🆈', 'free money'",
    "'ꜰʀᴇᴇ ᴍᴏɴᴇʏ', 'free money'",
    "'cliché naïve Łódź straße', 'cliche naive lodz strasse'",
    "'don’t “quote” it…', 'dont \"quote\" it...'",
    "'frее mоnеу', 'free money'",
    "'fгее мoney', 'free money'",
    "'m0ney fr33 c4sh v1d30s', 'money free cash videos'",
    "'ca$h $ex', 'cash sex'",
    "'f r e e  m o n e y', 'free  money'",
    "'f.r.e.e m-o-n-e-y', 'free money'",
    "'f🔥r🔥e🔥e', 'free'",
    "'f🔥 r e🔥 e m0ney', 'free money'",
    "'m 0 n 3 y for you', 'money for you'",
    "'see mm0nneeyy', 'see money'",
    "'ffrreeee mmoonneeyy', 'free money'",
    "'sooooo goooood', 'so god'",
    "'f*ck sh*t', 'fck sht'",
  })
  void disguisedWordsAreReadAsMeant(String written, String meant) {
    folding.fold(null, written, folded);

    assertThat(folded.asString().replace("  ", " ")).isEqualTo(meant.replace("  ", " "));
  }

  @ParameterizedTest
  @CsvSource({
    "'Отличный фильм, но затянуто'",
    "'Σπουδαία ταινία'",
    "'VHSка и DVD'",
    "'이 영화 정말 재미있다 ㅋㅋㅋ'",
    "'映画は最高だった。ＤＶＤも買った'",
    "'R2D2 and C3PO in 1977, the 90s, mp3'",
    "'wow!great film.The end'",
    "'I ❤️ u 2, plan b ❤️ x'",
    "'aa1 batteries, 747'",
    "'seen in D C 4 times, section A 4 B'",
    "'U.S.A. in WW2'",
    "'فيلم جميل جِدًّا'",
    "'Phim hay quá, diễn viên tuyệt vời'",
    "'👨‍👩‍👧 👍🏽 ❤️'",
  })
  void honestTextShowsNoDisguise(String honest) {
    folding.fold(null, honest, folded);

    assertThat(folded.tally.disguised).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"'fr\u200Bee mo\u200Dney'", "'fr\u2060ee'", "'\u202Eyenom eerf\u202C'"})
  void invisibleCharactersAreDropped(String written) {
    folding.fold(null, written, folded);

    assertThat(folded.asString()).startsWith("free");
    assertThat(folded.tally.disguised).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"'Amélie côté'", "'фильм мой чёрный'", "'영화'", "'がぎぐ'", "'Tiếng Việt'", "'ταινία'"})
  void composedAndDecomposedTextReadTheSame(String text) {
    folding.fold(null, Normalizer.normalize(text, Normalizer.Form.NFC), folded);
    String composed = folded.asString();

    folding.fold(null, Normalizer.normalize(text, Normalizer.Form.NFD), folded);

    assertThat(folded.asString()).isEqualTo(composed);
  }

  @Test
  void originLeadsBackToTheRawText() {
    folding.fold("Title", "ab \uD83D\uDE00 ｃd", folded);

    for (int i = 0; i < folded.length; i++) {
      assertThat(folded.origin[i]).isBetween(0, folded.rawLength - 1);
    }
    assertThat(folded.raw[folded.origin[folded.length - 2]]).isEqualTo('ｃ');
  }

  @ParameterizedTest
  @CsvSource({"'a0b c0d !5 |5 +이 @이 !이'", "'m0n3y fr33 !1 |가 $$ @@'"})
  void signsAmongFiguresDoNotStopTheReading(String written) {
    folding.fold(null, written, folded);

    assertThat(folded.length).isEqualTo(written.length());
  }

  @Test
  void heapsOfMarksAreCut() {
    folding.fold(null, "e" + "\u0301\u0316".repeat(50_000) + "nd", folded);

    assertThat(folded.asString()).isEqualTo("end");
    assertThat(folded.tally.disguised).isGreaterThan(90_000);
  }

  @Test
  void loneSurrogatesDoNoHarm() {
    folding.fold("\uD800", "a\uDC00b\uD83D", folded);

    assertThat(folded.tokens).isGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'see www.example.com now', 5",
    "'http://example.com/x?y=1', 5",
    "'at example.com.', 6",
    "'mail me at a.b@example.org', 7",
    "'follow @some_name', 8",
  })
  void addressesAreOneToken(String written, byte kind) {
    folding.fold(null, written, folded);

    boolean found = false;
    for (int i = 0; i < folded.tokens; i++) {
      found |= folded.tokenKind[i] == kind;
    }
    assertThat(found).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'The end.It was good.'",
    "'I loved it.So did he.'",
    "'Monsters, Inc. and S.W.A.T. at 9.5/10'",
    "'either/or, and/or. me@home'",
    "'To conclude...to be'",
  })
  void sloppyPunctuationIsNoAddress(String written) {
    folding.fold(null, written, folded);

    for (int i = 0; i < folded.tokens; i++) {
      assertThat(folded.isContact(i)).as(folded.tokenText(i)).isFalse();
    }
  }
}
