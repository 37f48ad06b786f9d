package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.Outcome;
import dev.screener.moderation.record.CaseRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which reviews a decision on a siege reaches. */
class SiegeMembersTest {

  @TempDir Path state;
  private BesiegedFilm film;

  @BeforeEach
  void start() {
    film = new BesiegedFilm(state);
  }

  @AfterEach
  void stop() {
    film.close();
  }

  @Test
  void aDecisionOnASingleReviewOutranksIt() {
    // Given
    List<String> held = film.besieged();
    film.decideOn(held.get(0), "r1", DecisionAction.APPROVE);

    // When
    film.decide("d1", DecisionAction.REJECT, null);
    film.decideOn(held.get(1), "r2", DecisionAction.APPROVE);

    // Then
    assertThat(film.newest.get(held.get(0)).getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(film.newest.get(held.get(1)).getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(film.ids("attack", Outcome.REJECTED)).isEqualTo(held.subList(2, held.size()));
  }

  @Test
  void whatIsEditedWithdrawnOrErasedLeavesTheSiegeAtOnce() {
    // Given
    List<String> held = film.besieged();
    film.line.after(Duration.ofHours(7));
    film.crowd(1, 3);
    Instant openedAt = film.file().getOpenedAt();

    // When
    film.line.submit(
        BesiegedFilm.vote(held.get(0), 3_000, 8, true).edited("e1").submittedAt(film.line.now()));
    film.line.submit(review(held.get(1)).by("author-" + held.get(1)).withdrawn("w-" + held.get(1)));
    film.line.submit(review("").by("author-" + held.get(2)).erased("x-" + held.get(2)));

    // Then
    assertThat(film.members())
        .hasSize(held.size() - 3)
        .doesNotContain(
            "crossing/" + held.get(0), "crossing/" + held.get(1), "crossing/" + held.get(2));
    film.decide("d1", openedAt, DecisionAction.REJECT, null);
    assertThat(film.newest.get(held.get(0)).getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(film.newest.get(held.get(1)).getOutcome()).isEqualTo(Outcome.WITHDRAWN);
  }

  @Test
  void anothersWriteToAReviewDoesNotTakeItOutOfTheSiege() {
    // Given
    List<String> held = film.besieged();

    // When
    film.line.submit(
        BesiegedFilm.vote(held.get(0), 3_000, 8, true).by("stranger").submittedAt(film.line.now()));
    film.line.submit(review(held.get(1)).by("stranger").withdrawn("w-" + held.get(1)));
    film.decide("d1", DecisionAction.REJECT, null);

    // Then
    assertThat(film.members()).contains("crossing/" + held.get(0), "crossing/" + held.get(1));
    assertThat(
            film.line.table("case-desk", 'c').stream()
                .filter(entry -> ((CaseRecord) entry.value).getOutcome().equals("REJECTED")))
        .hasSize(held.size());
  }

  @Test
  void aLargeSiegeIsJudgedAgainInSlices() {
    // Given
    film.crowd(60, 1);
    film.siege(1_100, 2);
    List<String> held = film.ids("attack", Outcome.HELD);

    // When
    film.decide("d1", DecisionAction.REJECT, null);
    long atOnce = film.count("attack", Outcome.REJECTED);
    film.line.waitFor(Duration.ofSeconds(1));
    film.read();

    // Then
    assertThat(held).hasSizeGreaterThan(1_000);
    assertThat(atOnce).isBetween(900L, 1_000L);
    assertThat(film.ids("attack", Outcome.REJECTED)).isEqualTo(held);
  }

  @Test
  void whatASiegeHoldsIsForgottenWithIt() {
    // Given
    film.besieged();
    film.line.after(Duration.ofHours(7));
    film.crowd(1, 3);

    // When
    for (int month = 0; month < 8; month++) {
      film.line.after(Duration.ofDays(30));
      film.crowd(1, 4 + month);
    }

    // Then
    assertThat(film.files).isEmpty();
    assertThat(film.members()).isEmpty();
  }
}
