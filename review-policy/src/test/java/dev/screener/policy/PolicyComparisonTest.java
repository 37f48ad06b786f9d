package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.screener.policy.PolicyComparison.Sample;
import dev.screener.policy.PolicyComparison.Transition;
import dev.screener.scoring.ReviewText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolicyComparisonTest {

  private static final Verdict FULL = verdict(Outcome.APPROVED, Display.FULL);
  private static final Verdict COLLAPSED = verdict(Outcome.APPROVED, Display.COLLAPSED);
  private static final Verdict HELD = verdict(Outcome.HELD, Display.NONE);
  private static final Verdict REJECTED = verdict(Outcome.REJECTED, Display.NONE);

  private final PolicyComparison comparison = new PolicyComparison();

  @Test
  void countsBeforeAndAfterAndByTransition() {
    comparison.add(review(1), FULL, FULL);
    comparison.add(review(2), FULL, HELD);
    comparison.add(review(3), FULL, HELD);
    comparison.add(review(4), FULL, COLLAPSED);
    comparison.add(review(5), HELD, REJECTED);

    assertThat(comparison.cases()).isEqualTo(5);
    assertThat(comparison.before())
        .isEqualTo(Map.of(Outcome.APPROVED, 4L, Outcome.HELD, 1L, Outcome.REJECTED, 0L));
    assertThat(comparison.after())
        .isEqualTo(Map.of(Outcome.APPROVED, 2L, Outcome.HELD, 2L, Outcome.REJECTED, 1L));
    assertThat(comparison.transitions())
        .extracting(Transition::outcomeBefore, Transition::outcomeAfter, Transition::count)
        .containsExactly(
            tuple(Outcome.APPROVED, Outcome.HELD, 2L),
            tuple(Outcome.APPROVED, Outcome.APPROVED, 1L),
            tuple(Outcome.HELD, Outcome.REJECTED, 1L));
    assertThat(comparison.transitions().get(2).samples())
        .containsExactly(new Sample(review(5), REJECTED));
  }

  @Test
  void theRiseIsInPointsOfAllCases() {
    for (int i = 0; i < 200; i++) {
      comparison.add(review(i), i < 4 ? HELD : FULL, i < 7 ? HELD : FULL);
    }

    assertThat(comparison.riseInPoints()).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void whatMovesFromHeldToRejectedIsNoRiseAndWhatIsReleasedIsAFall() {
    comparison.add(review(1), HELD, REJECTED);
    assertThat(comparison.riseInPoints()).isZero();

    comparison.add(review(2), HELD, FULL);
    assertThat(comparison.riseInPoints()).isCloseTo(-50, within(1e-9));
  }

  @Test
  void withoutCasesThereIsNoRise() {
    assertThat(comparison.riseInPoints()).isZero();
    assertThat(comparison.transitions()).isEmpty();
  }

  @Test
  void atMostTenSamplesAreKeptAndTheirChoiceDoesNotDependOnTheOrder() {
    List<Case> reviews = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      reviews.add(review(i));
    }
    reviews.forEach(review -> comparison.add(review, FULL, HELD));
    Collections.shuffle(reviews, new Random(5));
    PolicyComparison shuffled = new PolicyComparison();
    reviews.forEach(review -> shuffled.add(review, FULL, HELD));

    assertThat(comparison.transitions()).isEqualTo(shuffled.transitions());
    assertThat(comparison.transitions().get(0).count()).isEqualTo(1000);
    List<Sample> samples = comparison.transitions().get(0).samples();
    assertThat(samples).hasSize(10);
    assertThat(samples.stream().map(sample -> sample.review().filmId()).distinct().count())
        .as("films among %s", samples)
        .isGreaterThan(5);
  }

  private static Case review(int number) {
    return new Case(
        "film-" + number % 100,
        "r" + number,
        1,
        new ReviewText(null, "Text " + number, null),
        Evidence.none());
  }

  private static Verdict verdict(Outcome outcome, Display display) {
    return new Verdict(outcome, display, List.of(), List.of(), "test/1");
  }
}
