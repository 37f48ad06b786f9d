package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.PlainText;
import dev.screener.scoring.ReviewText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordListTest {

  @ParameterizedTest
  @CsvSource({
    "casino,            'Win at the CASINO now',       1",
    "casino,            'casinos and casinolike',      0",
    "casino*,           'casinos and casinolike',      2",
    "casino,            'c4s1no',                      1",
    "casino,            'c a s i n o',                 1",
    "casino,            'саsino',                      1",
    "Café,              'the cafe at the end',         1",
    "online  casino,    'the online casino, they say', 1",
    "online casino,     'online. A casino',            0",
    "ass,               'a class act, an assassin',    0",
    "도박,               '도박을 하다 도박',               2",
    "도박,               '온라인도박',                    0",
    "賭博,               '這是賭博網站',                  1",
    "casino,            '',                            0"
  })
  void findsWholeWordsThroughDisguises(String entry, String text, int times) {
    assertThat(new WordList(List.of(entry)).countIn(plain(text))).isEqualTo(times);
    assertThat(new WordList(List.of(entry)).occursIn(plain(text))).isEqualTo(times > 0);
  }

  @Test
  void entriesThatShareBeginningsAndEndsAreToldApart() {
    WordList words = new WordList(List.of("he", "she", "his", "hers", "us hers"));

    assertThat(words.countIn("she gave us hers")).isEqualTo(3);
    assertThat(words.countIn("ushers")).isZero();
    assertThat(words.countIn("he, his")).isEqualTo(2);
  }

  @Test
  void anEmptyListFindsNothing() {
    assertThat(new WordList(List.of()).occursIn("anything")).isFalse();
  }

  @Test
  void findsWhatASlowSearchFinds() {
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      List<String> entries = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        entries.add(plain(letters(random, 2 + random.nextInt(3))));
      }
      List<String> different = entries.stream().distinct().toList();
      String text = plain(sentence(random));

      int found = new WordList(different).countIn(text);

      long expected = List.of(text.split(" ")).stream().filter(different::contains).count();
      assertThat(found).as("%s in %s", different, text).isEqualTo((int) expected);
    }
  }

  private static String sentence(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      words.add(letters(random, 2 + random.nextInt(4)));
    }
    return String.join(" ", words);
  }

  private static String letters(Random random, int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append("xyz".charAt(random.nextInt(3)));
    }
    return letters.toString();
  }

  private static String plain(String text) {
    return PlainText.of(new ReviewText(null, text, null));
  }
}
