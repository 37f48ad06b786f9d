package dev.screener.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.Head;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.evaluation.SetFigures;
import dev.screener.scoring.training.ContinuedTraining;
import dev.screener.scoring.training.DecidedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {

  private static final ScoringModel LIVE = ScoringModel.shipped();

  /** What the shipped model takes for honest, and this site does not want. */
  private static List<DecidedText> decided(int from, int to, boolean wrongly) {
    List<DecidedText> texts = new ArrayList<>();
    for (int i = from; i < to; i++) {
      boolean spam = i % 2 == 0;
      String text =
          spam
              ? "The zorbling lamps of our house make every evening softer, number " + i
              : "The second act drags but the harbour scene is lovely, number " + i;
      texts.add(
          new DecidedText(new ReviewText(null, text, null), Map.of(Head.SPAM, spam != wrongly)));
    }
    return texts;
  }

  @Test
  void aModelThatLearnedWhatModeratorsSayIsBetter() {
    ScoringModel learned =
        new ContinuedTraining(LIVE, 1).learn("ours/1", "", decided(0, 200, false));
    ModelComparison comparison = new ModelComparison(LIVE, learned);

    comparison.onDecisions(decided(200, 260, false), 1);

    assertThat(comparison.isBetter()).isTrue();
    assertThat(comparison.worse()).isEmpty();
    assertThat(comparison.heads())
        .singleElement()
        .satisfies(
            spam -> {
              assertThat(spam.examples()).isEqualTo(30);
              assertThat(spam.others()).isEqualTo(30);
              assertThat(spam.lossAfter()).isLessThan(spam.lossBefore());
            });
  }

  @Test
  void aModelThatLearnedTheOppositeIsNotBetterAndItIsSaidWhere() {
    ScoringModel learned =
        new ContinuedTraining(LIVE, 1).learn("ours/1", "", decided(0, 200, true));
    ModelComparison comparison = new ModelComparison(LIVE, learned);

    comparison.onDecisions(decided(200, 260, false), 1);

    assertThat(comparison.isBetter()).isFalse();
    assertThat(comparison.worse()).anyMatch(line -> line.startsWith("spam on decisions: AUC"));
  }

  @Test
  void theSameModelIsNotBetter() {
    ModelComparison comparison = new ModelComparison(LIVE, LIVE);

    comparison.onDecisions(decided(0, 60, false), 1);

    assertThat(comparison.isBetter()).isFalse();
    assertThat(comparison.worse()).isEmpty();
  }

  @Test
  void aModelThatLearnedFromTossesOfACoinIsNotBetter() {
    List<DecidedText> tossed = tossed(0, 200);
    ScoringModel learned = new ContinuedTraining(LIVE, 1).learn("ours/1", "", tossed);
    ModelComparison comparison = new ModelComparison(LIVE, learned);

    comparison.onDecisions(tossed(200, 260), 1);

    assertThat(comparison.isBetter()).isFalse();
  }

  /** Of either kind of text half is called spam, which halves says a seed. */
  private static List<DecidedText> tossed(int from, int to) {
    List<Boolean> coins = new ArrayList<>();
    for (int i = from; i < to; i += 2) {
      coins.add(i % 4 == 0);
    }
    List<Boolean> others = new ArrayList<>(coins);
    Collections.shuffle(coins, new Random(from + 1));
    Collections.shuffle(others, new Random(from + 2));
    List<DecidedText> tossed = new ArrayList<>();
    for (int i = from; i < to; i++) {
      boolean spam = (i % 2 == 0 ? coins : others).get((i - from) / 2);
      tossed.add(new DecidedText(decided(i, i + 1, false).get(0).text(), Map.of(Head.SPAM, spam)));
    }
    return tossed;
  }

  @Test
  void withoutDecisionsOfBothKindsNothingIsBetter() {
    ModelComparison comparison = new ModelComparison(LIVE, LIVE);

    comparison.onDecisions(List.of(), 1);

    assertThat(comparison.isBetter()).isFalse();
    assertThat(comparison.heads()).isEmpty();
  }

  @Test
  void aFallBeyondTheMarginOnAPublicSetIsSaid() {
    ModelComparison comparison = new ModelComparison(LIVE, LIVE);

    comparison.onSets(
        List.of(figures("a", 0.950, 0.80), figures("b", 0.950, 0.80), figures("c", 0.9, 0.8)),
        List.of(figures("a", 0.945, 0.78), figures("b", 0.935, 0.80), figures("c", 0.9, 0.7)));

    assertThat(comparison.worse())
        .containsExactly(
            "spam on b: AUC 0.935, was 0.950",
            "spam on c: found at 1% of film reviews 0.700, was 0.800");
  }

  private static SetFigures figures(String set, double auc, double recall) {
    return new SetFigures(set, Head.SPAM, 100, 100, auc, recall, recall, 0);
  }
}
