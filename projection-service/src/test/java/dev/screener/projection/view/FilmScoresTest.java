package dev.screener.projection.view;

import static dev.screener.projection.view.Events.NOON;
import static dev.screener.projection.view.Events.approved;
import static dev.screener.projection.view.Events.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film's score with and without moderation, whatever becomes of its reviews. */
class FilmScoresTest {

  @TempDir Path directory;
  private ViewDriver view;

  @BeforeEach
  void open() {
    view = new ViewDriver(directory);
  }

  @AfterEach
  void close() {
    view.close();
  }

  /** What the line says when a review comes to stand so. */
  private void stands(String reviewId, int revision, Outcome outcome, int rating) {
    ReviewVerdict.Builder verdict =
        ReviewVerdict.newBuilder(
                verdict("f", reviewId, revision, outcome, "s-" + reviewId + revision))
            .setSignals(rating == 0 ? Map.of() : Map.of("review.rating", (float) rating));
    if (outcome == Outcome.HELD) {
      verdict.setReasons(List.of("SIEGE"));
    }
    view.verdict(verdict.build());
    if (outcome == Outcome.APPROVED) {
      view.approved(approved("f", reviewId, revision, rating == 0 ? null : rating, NOON));
    } else {
      view.takenDown("f", reviewId);
    }
  }

  private FilmScore score() {
    return view.reviews.score("f");
  }

  @Test
  void whatIsHeldCountsInTheRawMeanAndNotInTheModeratedOne() {
    // When
    stands("r1", 1, Outcome.APPROVED, 8);
    stands("r2", 1, Outcome.HELD, 1);
    stands("r3", 1, Outcome.REJECTED, 3);

    // Then
    assertThat(score().shown().mean()).hasValue(8);
    assertThat(score().rawMean()).hasValue(4);
    assertThat(score().rawRatings()).isEqualTo(3);
    assertThat(score().hidden().held()).isEqualTo(1);
    assertThat(score().hidden().heldFor()).isEqualTo(Map.of("SIEGE", 1L));
    assertThat(score().hidden().rejected()).isEqualTo(1);
  }

  @Test
  void aTakedownMovesARatingAndItsReturnBringsItBack() {
    // Given
    stands("r1", 1, Outcome.APPROVED, 8);
    stands("r2", 1, Outcome.APPROVED, 1);

    // When
    stands("r2", 1, Outcome.HELD, 1);
    FilmScore down = score();
    stands("r2", 1, Outcome.APPROVED, 1);

    // Then
    assertThat(down.shown().mean()).hasValue(8);
    assertThat(down.rawMean()).hasValue(4.5);
    assertThat(score().shown().mean()).hasValue(4.5);
    assertThat(score().rawMean()).hasValue(4.5);
    assertThat(score().hidden()).isEqualTo(FilmHidden.NONE);
  }

  @Test
  void anEditReplacesTheRatingThatItEdits() {
    // Given
    stands("r1", 1, Outcome.HELD, 1);

    // When
    stands("r1", 2, Outcome.HELD, 6);

    // Then
    assertThat(score().rawMean()).hasValue(6);
    assertThat(score().hidden().held()).isEqualTo(1);
  }

  @Test
  void whatIsWithdrawnOrErasedLeavesNothing() {
    // Given
    stands("r1", 1, Outcome.HELD, 1);
    stands("r2", 1, Outcome.REJECTED, 2);

    // When
    stands("r1", 1, Outcome.WITHDRAWN, 0);
    view.verdict(
        ReviewVerdict.newBuilder(verdict("f", "r2", 1, Outcome.WITHDRAWN, null))
            .setCause(VerdictCause.ERASURE)
            .build());

    // Then
    assertThat(score().rawMean()).isEmpty();
    assertThat(view.entries(ReviewKeys.Kind.HIDDEN)).isEmpty();
  }

  @Test
  void aHeldEditWhoseEarlierRevisionIsStillShownCountsOnce() {
    // Given
    stands("r1", 1, Outcome.APPROVED, 8);

    // When
    view.verdict(
        ReviewVerdict.newBuilder(verdict("f", "r1", 2, Outcome.HELD, "s2"))
            .setSignals(Map.of("review.rating", 2f))
            .build());

    // Then
    assertThat(score().rawMean()).hasValue(8);
    assertThat(score().rawRatings()).isEqualTo(1);
    assertThat(score().hidden().held()).isEqualTo(1);
  }

  @Test
  void aVerdictReadTwiceCountsOnce() {
    // When
    stands("r1", 1, Outcome.HELD, 1);
    stands("r1", 1, Outcome.HELD, 1);

    // Then
    assertThat(score().hidden().held()).isEqualTo(1);
    assertThat(score().rawRatings()).isEqualTo(1);
  }

  @Test
  void anyOrderOfChangesLeavesWhatAFreshCountGives() {
    // Given
    Random random = new Random(7);
    Outcome[] outcomes = {Outcome.APPROVED, Outcome.HELD, Outcome.REJECTED, Outcome.WITHDRAWN};
    int[] ratings = new int[20];
    Outcome[] stand = new Outcome[20];

    // When
    for (int i = 0; i < 400; i++) {
      int review = random.nextInt(20);
      stand[review] = outcomes[random.nextInt(outcomes.length)];
      ratings[review] = stand[review] == Outcome.WITHDRAWN ? 0 : random.nextInt(11);
      stands("r" + review, i + 1, stand[review], ratings[review]);
    }

    // Then
    long rated = 0;
    long held = 0;
    double sum = 0;
    for (int review = 0; review < 20; review++) {
      rated += ratings[review] > 0 ? 1 : 0;
      sum += ratings[review];
      held += stand[review] == Outcome.HELD ? 1 : 0;
    }
    assertThat(score().rawRatings()).isEqualTo(rated);
    assertThat(score().rawMean()).hasValue(sum / rated);
    assertThat(score().hidden().held()).isEqualTo(held);
  }
}
