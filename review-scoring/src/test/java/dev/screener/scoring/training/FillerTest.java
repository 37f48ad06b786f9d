package dev.screener.scoring.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FillerTest {

  private static final List<List<String>> HONEST =
      List.of(List.of("the horse deserved better", "slow at first"), List.of());

  @Test
  void theSameSeedMakesTheSameFiller() {
    Filler one = new Filler(new SplittableRandom(7), HONEST);
    Filler other = new Filler(new SplittableRandom(7), HONEST);

    List<String> texts = IntStream.range(0, 50).mapToObj(i -> one.next()).toList();

    assertThat(texts)
        .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(i -> other.next()).toList());
  }

  @Test
  void itsWordsAreThoseOfHonestTextsAndRepeated() {
    Filler filler = new Filler(new SplittableRandom(7), HONEST);

    List<String> withWords =
        IntStream.range(0, 200)
            .mapToObj(i -> filler.next())
            .filter(text -> text.codePoints().anyMatch(Character::isLetter))
            .toList();

    assertThat(withWords).hasSizeGreaterThan(50);
    for (String text : withWords) {
      List<String> words = List.of(text.split("[ ,]+"));
      assertThat("the horse deserved better slow at first").contains(words);
      assertThat(words.stream().distinct().count()).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void withoutHonestTextsThereAreOnlySigns() {
    Filler filler = new Filler(new SplittableRandom(7), List.of());

    List<String> texts =
        IntStream.range(0, 100).mapToObj(i -> filler.next() + filler.nextHonest()).toList();

    assertThat(texts).noneMatch(text -> text.codePoints().anyMatch(Character::isLetter));
  }
}
