package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.policy.AuthorSignal;
import dev.screener.policy.Case;
import dev.screener.policy.Display;
import dev.screener.policy.Evidence;
import dev.screener.policy.Outcome;
import dev.screener.policy.Policy;
import dev.screener.policy.ReviewSignal;
import dev.screener.policy.Verdict;
import dev.screener.scoring.ReviewScorer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final ReviewSet SET =
      new ReviewSet(
          "some",
          List.of(
              new ReviewSet.Row(null, "one", "en", 8, "genuine"),
              new ReviewSet.Row(null, "two", "en", null, "genuine"),
              new ReviewSet.Row(null, "three", "en", 2, "spam"),
              new ReviewSet.Row(null, "four", "en", null, "spam")));

  @Test
  void sharesAreCountedForAllRowsAndByLabel() {
    Policy rejectsLowRatings = rejecting(e -> e.value(ReviewSignal.RATING) < 5);

    Evaluation.SetFigures figures = evaluate(rejectsLowRatings);

    assertThat(figures.all().rows()).isEqualTo(4);
    assertThat(figures.all().shareFlagged(Circumstances.DEFAULT)).isEqualTo(0.25);
    assertThat(figures.byLabel().get("spam").shareFlagged(Circumstances.DEFAULT)).isEqualTo(0.5);
    assertThat(figures.byLabel().get("genuine").shareFlagged(Circumstances.DEFAULT)).isZero();
  }

  @Test
  void theCircumstancesDifferInRatingAndStanding() {
    Policy rejectsUnrated = rejecting(e -> e.value(ReviewSignal.RATED) == 0);
    Policy rejectsUnknown = rejecting(e -> e.value(AuthorSignal.STOOD_REVIEWS) == 0);

    Evaluation.Figures unrated = evaluate(rejectsUnrated).all();
    Evaluation.Figures unknown = evaluate(rejectsUnknown).all();

    assertThat(List.of(Circumstances.values()))
        .extracting(unrated::shareFlagged)
        .containsExactly(0.5, 0.5, 1.0, 0.0);
    assertThat(List.of(Circumstances.values()))
        .extracting(unknown::shareFlagged)
        .containsExactly(0.0, 1.0, 1.0, 0.0);
  }

  @Test
  void progressIsToldOnceARow() {
    AtomicInteger steps = new AtomicInteger();

    new Evaluation(new ReviewScorer(), rejecting(e -> false)).of(SET, steps::incrementAndGet);

    assertThat(steps).hasValue(4);
  }

  private static Evaluation.SetFigures evaluate(Policy policy) {
    return new Evaluation(new ReviewScorer(), policy).of(SET, () -> {});
  }

  private static Policy rejecting(Predicate<Evidence> condition) {
    return new Policy() {
      @Override
      public String version() {
        return "test/1";
      }

      @Override
      public Verdict judge(Case review) {
        return condition.test(review.evidence())
            ? new Verdict(Outcome.REJECTED, Display.NONE, List.of(), List.of("test"), version())
            : new Verdict(Outcome.APPROVED, Display.FULL, List.of(), List.of(), version());
      }
    };
  }
}
