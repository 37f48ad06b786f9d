package dev.screener.simulator.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewWriterTest {

  private static final FilmFacts FILM =
      new FilmFacts("The Salt River", List.of("Aoife Brannigan", "Oleg Petrov"));
  private static final int TEXTS = 20_000;

  @ParameterizedTest
  @EnumSource(Language.class)
  void sentencesHardlyEverComeTwice(Language language) {
    // Given
    ReviewWriter writer = ReviewWriter.in(language);
    SplittableRandom random = new SplittableRandom(1);
    Set<String> sentences = new HashSet<>();

    // When
    for (int i = 0; i < TEXTS; i++) {
      sentences.add(writer.sentences(1, FILM, random));
    }

    // Then: as few repeats as among 20,000 draws from some 30,000 equally likely ones, of far more
    assertThat(sentences).hasSizeGreaterThan(TEXTS * 65 / 100);
    assertThat(sentences).noneMatch(text -> text.contains("{") || text.contains("|"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void commonplacesFollowZipfsLaw(Language language) {
    // Given
    ReviewWriter writer = ReviewWriter.in(language);
    SplittableRandom random = new SplittableRandom(1);
    Map<String, Integer> counts = new HashMap<>();

    // When
    for (int i = 0; i < TEXTS; i++) {
      counts.merge(writer.commonplace(FILM, random), 1, Integer::sum);
    }

    // Then
    List<Integer> ranked = counts.values().stream().sorted((a, b) -> b - a).toList();
    assertThat(ranked.get(0)).isBetween(TEXTS / 40, TEXTS / 8);
    assertThat(ranked.get(0)).isGreaterThan(5 * ranked.get(19));
    assertThat(counts).hasSizeGreaterThan(200);
    assertThat(counts.keySet()).anyMatch(text -> text.contains(FILM.title()));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void remarksAreShort(Language language) {
    ReviewWriter writer = ReviewWriter.in(language);
    SplittableRandom random = new SplittableRandom(1);

    long brief = 0;
    for (int i = 0; i < 1_000; i++) {
      brief += writer.remark(FILM, random).split(" ").length <= ReviewWriter.SHORT_WORDS ? 1 : 0;
    }

    assertThat(brief).isGreaterThan(250);
  }
}
