package dev.screener.projection.pages.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.projection.moderation.Cases.Span;
import dev.screener.projection.pages.console.MarkedText.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedTextTest {

  private static final String TEXT = "Win at the casino now";

  @Test
  void aSpanIsCutOutAndAllElseStays() {
    List<Part> parts = MarkedText.of(TEXT, List.of(text("SPAM", 11, 17, 1)), false, false);

    assertThat(parts)
        .containsExactly(
            new Part("Win at the ", null), new Part("casino", "SPAM"), new Part(" now", null));
  }

  @Test
  void ofTwoThatOverlapTheStrongerCounts() {
    List<Part> parts =
        MarkedText.of(
            TEXT, List.of(text("SPAM", 7, 17, 0.5f), text("ABUSE", 11, 21, 0.9f)), false, false);

    assertThat(parts)
        .containsExactly(new Part("Win at the ", null), new Part("casino now", "ABUSE"));
  }

  @Test
  void whatSpeaksWeaklyIsNotMarked() {
    List<Part> parts =
        MarkedText.of(
            TEXT, List.of(text("SPAM", 11, 17, 1), text("SPAM", 0, 3, 0.1f)), false, false);

    assertThat(parts.get(0)).isEqualTo(new Part("Win at the ", null));
  }

  @Test
  void aSpanOutsideOrWithinACharacterIsLeftOut() {
    String clapper = "a \uD83C\uDFAC b";

    List<Part> parts =
        MarkedText.of(
            clapper, List.of(text("SPAM", 0, 3, 1), text("SPAM", 4, 99, 1)), false, false);

    assertThat(parts).containsExactly(new Part(clapper, null));
  }

  @Test
  void nothingIsMarkedBlindAndATitlesSpanNotInTheText() {
    assertThat(MarkedText.of(TEXT, List.of(text("SPAM", 0, 3, 1)), false, true))
        .containsExactly(new Part(TEXT, null));
    assertThat(MarkedText.of(TEXT, List.of(new Span("SPAM", true, 0, 3, 1)), false, false))
        .containsExactly(new Part(TEXT, null));
  }

  private static Span text(String head, int from, int to, float weight) {
    return new Span(head, false, from, to, weight);
  }
}
