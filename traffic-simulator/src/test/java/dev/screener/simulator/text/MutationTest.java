package dev.screener.simulator.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutationTest {

  private static final String TEXT = "Watched " + Mutation.TITLE + ", best film ever made";

  @ParameterizedTest
  @EnumSource(
      value = Mutation.class,
      names = {"EMOJI", "WORD_ORDER", "PUNCTUATION", "CASE"})
  void everyWordStays(Mutation mutation) {
    for (int seed = 0; seed < 200; seed++) {
      String changed = mutation.apply(TEXT, new SplittableRandom(seed));

      assertThat(words(changed)).containsAll(words(TEXT));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mutation.class,
      names = {"TYPO", "SYNONYMS"})
  void allWordsButOneStay(Mutation mutation) {
    for (int seed = 0; seed < 200; seed++) {
      Set<String> lost = words(TEXT);
      lost.removeAll(words(mutation.apply(TEXT, new SplittableRandom(seed))));

      assertThat(lost).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void theTitleGoesAndAllOtherWordsStay() {
    String changed = Mutation.TITLE_SLOT.apply(TEXT, new SplittableRandom(1));

    assertThat(changed).isEqualTo("Watched this film, best film ever made");
  }

  @Test
  void homoglyphsLookAlike() {
    for (int seed = 0; seed < 200; seed++) {
      String changed = Mutation.HOMOGLYPH.apply(TEXT, new SplittableRandom(seed));

      assertThat(changed).isNotEqualTo(TEXT).hasSameSizeAs(TEXT);
      assertThat(differing(changed)).isBetween(1L, 3L);
    }
  }

  @ParameterizedTest
  @EnumSource(Mutation.class)
  void theSameNumbersChangeInTheSameWay(Mutation mutation) {
    String once = mutation.apply(TEXT, new SplittableRandom(9));

    assertThat(mutation.apply(TEXT, new SplittableRandom(9))).isEqualTo(once);
  }

  private static long differing(String changed) {
    long count = 0;
    for (int i = 0; i < TEXT.length(); i++) {
      count += TEXT.charAt(i) == changed.charAt(i) ? 0 : 1;
    }
    return count;
  }

  private static Set<String> words(String text) {
    return new HashSet<>(
        Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}" + Mutation.TITLE + "]+")));
  }
}
