package dev.screener.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.cli.CaseTexts;
import dev.screener.scoring.Head;
import dev.screener.scoring.training.DecidedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LessonsTest {

  private static DecisionLabels.Label label(String reviewId, Map<Head, Boolean> answers) {
    return new DecisionLabels.Label("crossing", reviewId, 1, answers);
  }

  private static List<DecisionLabels.Label> labels(int count) {
    List<DecisionLabels.Label> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add(label("r" + i, Map.of(Head.SPAM, i % 2 == 0)));
    }
    return labels;
  }

  private static CaseTexts.CaseText text(DecisionLabels.Label label) {
    return new CaseTexts.CaseText(null, "A text of its own, number " + label.reviewId(), null);
  }

  @Test
  void aFifthIsKeptOutAndWhichTextsAreDoesNotDependOnTheOthers() throws Exception {
    Lessons few = Lessons.of(labels(100), LessonsTest::text);
    Lessons many = Lessons.of(labels(500), LessonsTest::text);

    assertThat(many.learn().size() + many.heldOut().size()).isEqualTo(500);
    assertThat(many.heldOut().size()).isBetween(60, 140);
    assertThat(many.heldOut()).containsAll(few.heldOut());
    assertThat(many.learn()).doesNotContainAnyElementsOf(many.heldOut()).containsAll(few.learn());
  }

  @Test
  void whatIsGoneOrWasEditedIsCounted() throws Exception {
    List<DecisionLabels.Label> labels = labels(3);

    Lessons lessons =
        Lessons.of(
            labels,
            label ->
                switch (label.reviewId()) {
                  case "r0" -> new CaseTexts.CaseText(null, null, "there is no such case any more");
                  case "r1" -> new CaseTexts.CaseText(null, "Edited", "edited since");
                  default -> text(label);
                });

    assertThat(lessons.gone()).isOne();
    assertThat(lessons.edited()).isOne();
    assertThat(lessons.learn().size() + lessons.heldOut().size()).isOne();
  }

  @Test
  void aTextThatManySentCountsOnce() throws Exception {
    Lessons lessons =
        Lessons.of(
            List.of(
                label("r1", Map.of(Head.SPAM, true)),
                label("r2", Map.of(Head.SPAM, true)),
                label("r3", Map.of(Head.SPAM, false))),
            label -> new CaseTexts.CaseText(null, "Win a free prize now", null));

    assertThat(lessons.count(Head.SPAM, true)).isOne();
    assertThat(lessons.count(Head.SPAM, false)).isOne();
  }

  @Test
  void answersOfOtherHeadsAreLeftOut() throws Exception {
    Lessons lessons =
        Lessons.of(
            List.of(
                label("r1", Map.of(Head.SPAM, false, Head.ABUSE, false)),
                label("r2", Map.of(Head.ABUSE, true))),
            LessonsTest::text);

    Lessons spam = lessons.only(Set.of(Head.SPAM));

    List<DecidedText> all = new ArrayList<>(spam.learn());
    all.addAll(spam.heldOut());
    assertThat(all).extracting(DecidedText::answers).containsExactly(Map.of(Head.SPAM, false));
  }
}
