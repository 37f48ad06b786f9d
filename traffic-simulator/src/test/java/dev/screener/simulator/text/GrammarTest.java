package dev.screener.simulator.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GrammarTest {

  @Test
  void rulesAreExpandedUntilOnlyTextIsLeft() {
    Grammar grammar =
        Grammar.parse(
            List.of("# a comment", "", "sentence: {who} left.", "who: The {role}", "role: thief"));
    StringBuilder text = new StringBuilder();

    grammar.expand("sentence", new SplittableRandom(1), text);

    assertThat(text).hasToString("The thief left.");
  }

  @Test
  void linesOfOneNameAddUp() {
    Grammar grammar = Grammar.parse(List.of("word: a", "word: b"));
    StringBuilder text = new StringBuilder();
    SplittableRandom random = new SplittableRandom(1);

    for (int i = 0; i < 50; i++) {
      grammar.expand("word", random, text);
    }

    assertThat(text).contains("a", "b");
  }

  @Test
  void aChoiceThatNamesNoRuleIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Grammar.parse(List.of("sentence: {who} left.")))
        .withMessage("no rule who");
  }

  @Test
  void aBraceLeftOpenIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Grammar.parse(List.of("sentence: {who left.")))
        .withMessageContaining("brace");
  }

  @Test
  void theGrammarOfReviewsIsSound() {
    StringBuilder text = new StringBuilder();

    Grammar.of("en").expand("sentence", new SplittableRandom(3), text);

    assertThat(text.toString()).endsWith(".").doesNotContain("{").doesNotContain("|");
  }
}
