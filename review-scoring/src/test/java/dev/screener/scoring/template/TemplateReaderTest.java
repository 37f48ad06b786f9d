package dev.screener.scoring.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.ReviewText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateReaderTest {

  private static final String SIX_WORDS = "what a masterpiece i cried twice";

  private final TemplateReader reader = new TemplateReader();

  @ParameterizedTest
  @EnumSource(
      value = Mutation.class,
      names = {"EMOJI", "TITLE_SLOT", "HOMOGLYPH", "WORD_ORDER", "PUNCTUATION", "CASE"})
  void whatChangesNoWordLeavesTheKey(Mutation mutation) {
    SplittableRandom random = new SplittableRandom(3);
    FilmWords film = FilmWords.of("The Silent Harbor", 2019, List.of());
    for (int i = 0; i < 50; i++) {
      String changed = mutation.apply(SIX_WORDS, "The Silent Harbor", random);

      assertThat(read(changed, film).key()).as(changed).isEqualTo(read(SIX_WORDS).key());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "The Silent Harbor, Watched The Silent Harbor: best film ever",
    "Moonlit, watched MOONLIT best film ever!!",
    "Iron Valley 2, Watched Iron Valley 2 - best film ever",
    "Spider-Man: No Way Home, watched spiderman no way home best film ever",
    "X, watched X best film ever"
  })
  void theTitleIsASlot(String title, String text) {
    Template template = read(text, FilmWords.of(title, null, List.of()));

    assertThat(template.key()).isEqualTo(read("watched best film ever").key());
  }

  @Test
  void theTitleIsASlotInScriptsWithoutBlanksAndBeforeParticles() {
    FilmWords harbor = FilmWords.of("流浪地球", null, List.of());
    FilmWords river = FilmWords.of("满江红", null, List.of());
    FilmWords thief = FilmWords.of("도둑들", null, List.of());
    FilmWords host = FilmWords.of("괴물", null, List.of());

    assertThat(read("我觉得流浪地球真的非常好看", harbor).key()).isEqualTo(read("我觉得满江红真的非常好看", river).key());
    assertThat(read("도둑들은 최고의 영화 강력 추천", thief).key())
        .isEqualTo(read("괴물이 최고의 영화 강력 추천", host).key());
  }

  @Test
  void peopleAndTheYearAreSlots() {
    FilmWords one = FilmWords.of("Nadia", 2019, List.of("Jane Doevan", "Al Pacino"));
    FilmWords other = FilmWords.of("Moonlit", 1999, List.of("Robert Redford"));

    assertThat(read("Jane Doevan was the best thing of 2019, go see it", one).key())
        .isEqualTo(read("Redford was the best thing of 1999, go see it", other).key());
  }

  @Test
  void whicheverWordIsChangedAddedOrLeftOutALinkIsShared() {
    String[] words = SIX_WORDS.split(" ");
    Template template = read(SIX_WORDS);
    for (int i = 0; i < words.length; i++) {
      String[] changed = words.clone();
      changed[i] = "unexpectedly";
      List<String> fewer = new ArrayList<>(Arrays.asList(words));
      fewer.remove(i);

      assertThat(meet(template, read(String.join(" ", changed)))).as(changed[i]).isTrue();
      assertThat(meet(template, read(String.join(" ", fewer)))).isTrue();
      assertThat(meet(template, read(SIX_WORDS + " " + "unexpectedly"))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Very good film", "loved it", "great movie", "정말 최고의 영화", "10/10", "so good"})
  void whatManyPeopleWriteHasNoLinks(String commonplace) {
    Template template = read(commonplace);

    assertThat(template.key()).isNotZero();
    assertThat(template.links()).isEmpty();
    assertThat(template.bits()).isLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "!!!", "\uD83D\uDD25\uD83D\uDD25", "\u200B"})
  void textWithoutAWordHasNoTemplate(String nothing) {
    assertThat(read(nothing)).isSameAs(Template.NONE);
  }

  @Test
  void aTextOfNothingButTheTitleSaysNothing() {
    Template template = read("The Silent Harbor!", FilmWords.of("The Silent Harbor", 1, List.of()));

    assertThat(template.key()).isNotZero();
    assertThat(template.bits()).isZero();
    assertThat(template.links()).isEmpty();
  }

  @Test
  void linksAreDistinctFewAndNotTheKey() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 3000; i++) {
      Template template = read(noise(random));
      Set<Long> all = new HashSet<>();
      for (long link : template.links()) {
        assertThat(all.add(link)).isTrue();
      }

      assertThat(all).hasSizeLessThanOrEqualTo(8).doesNotContain(template.key(), 0L);
    }
  }

  @Test
  void aReaderRemembersNothingOfEarlierTexts() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 1000; i++) {
      String text = noise(random);
      Template used = read(text);
      Template fresh = new TemplateReader().read(new ReviewText(null, text, null), FilmWords.NONE);

      assertThat(used.key()).isEqualTo(fresh.key());
      assertThat(used.links()).isEqualTo(fresh.links());
      assertThat(used.sketch()).isEqualTo(fresh.sketch());
    }
  }

  @Test
  void keysAreTheSameInEveryProcessForEver() {
    Template template = read(SIX_WORDS);

    assertThat(template.key()).isEqualTo(GOLDEN_KEY);
    assertThat(template.sketch()).isEqualTo(GOLDEN_SKETCH);
  }

  @ParameterizedTest
  @CsvSource({
    "absolutely loved every minute of it, the plot made no sense at all to me",
    "what a masterpiece i cried twice, slow start but the ending pays off",
    "这部电影真的太好看了强烈推荐大家, 导演的功力很深厚每个镜头都有意义",
    "정말 재미있게 봤습니다 배우들 연기도 좋았어요, 시간이 아까운 영화 돈 주고 보지 마세요"
  })
  void unrelatedTextsAreNotConfirmed(String one, String other) {
    assertThat(read(one).sketch().matches(read(other).sketch())).isFalse();
  }

  @Test
  void aLongTextIsFoundAgainWhenAFewWordsAreChanged() {
    SplittableRandom random = new SplittableRandom(8);
    int met = 0;
    for (int i = 0; i < 200; i++) {
      String[] words = new String[60];
      Arrays.setAll(words, w -> word(random));
      Template before = read(String.join(" ", words));
      for (int change = 0; change < 3; change++) {
        words[random.nextInt(words.length)] = word(random);
      }
      Template after = read(String.join(" ", words));
      met += meet(before, after) && before.sketch().matches(after.sketch()) ? 1 : 0;
    }

    assertThat(met).isGreaterThan(190);
  }

  private static final long GOLDEN_KEY = 0x1c60a6d381567f3cL;
  private static final Sketch GOLDEN_SKETCH = new Sketch(0xfafffc2bfffcabffL, 0x30101620550ffebeL);

  private Template read(String text) {
    return read(text, FilmWords.NONE);
  }

  private Template read(String text, FilmWords film) {
    return reader.read(new ReviewText(null, text, null), film);
  }

  private static boolean meet(Template one, Template other) {
    Set<Long> keys = new HashSet<>(Set.of(one.key()));
    Arrays.stream(one.links()).forEach(keys::add);
    return keys.contains(other.key()) || Arrays.stream(other.links()).anyMatch(keys::contains);
  }

  private static String word(SplittableRandom random) {
    StringBuilder word = new StringBuilder();
    for (int i = 3 + random.nextInt(6); i > 0; i--) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  /** Words of many scripts, signs and broken characters, in no order. */
  private static String noise(SplittableRandom random) {
    int[] firsts = {
      'a', 0x430, 0xAC00, 0x4E00, 0xE01, 0x3042, 0x5D0, 0x1F600, 0xD800, ' ', '!', '0'
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(120); i > 0; i--) {
      int first = firsts[random.nextInt(firsts.length)];
      for (int letters = 1 + random.nextInt(9); letters > 0; letters--) {
        text.appendCodePoint(
            first > 0xFFFF ? first + random.nextInt(40) : first + random.nextInt(20));
      }
      text.append(random.nextInt(3) == 0 ? "" : " ");
    }
    return text.toString();
  }
}
