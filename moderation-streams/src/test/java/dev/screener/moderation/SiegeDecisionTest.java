package dev.screener.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.SiegeState;
import dev.screener.contracts.event.VerdictCause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A moderator decides on a siege as a whole. */
class SiegeDecisionTest {

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
  void oneRejectionSettlesAllThatASiegeHoldsAndWhatItWouldHoldLater() {
    // Given
    List<String> held = film.besieged();

    // When
    film.decide("d1", DecisionAction.REJECT, null);

    // Then
    assertThat(held)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            id -> {
              ReviewVerdict verdict = film.newest.get(id);
              assertThat(verdict.getOutcome()).isEqualTo(Outcome.REJECTED);
              assertThat(verdict.getPreviousOutcome()).isEqualTo(Outcome.HELD);
              assertThat(verdict.getReasons()).containsExactly("SIEGE");
              assertThat(verdict.getCause()).isEqualTo(VerdictCause.EVIDENCE);
              assertThat(verdict.getSignals()).containsEntry("siege.confirmed", 1f);
            });
    assertThat(film.jobs).isEmpty();
    assertThat(film.count("honest", Outcome.APPROVED)).isEqualTo(120);
    film.siege(20, 5);
    assertThat(film.count("attack", Outcome.HELD)).isZero();
    assertThat(film.count("attack", Outcome.REJECTED)).isGreaterThan(held.size() + 15L);
    assertThat(film.shown.keySet()).noneMatch(key -> film.isRejected(key));
    assertThat(film.jobs).isEmpty();
  }

  @Test
  void whatIsClearedIsPublicAndTheSiegeHoldsNothingMore() {
    // Given
    film.besieged();

    // When
    film.decide("d1", DecisionAction.APPROVE, null);
    film.siege(20, 5);

    // Then
    assertThat(film.count("attack", Outcome.APPROVED)).isEqualTo(80);
    assertThat(film.shown).hasSize(220);
    assertThat(film.jobs).isEmpty();
    assertThat(film.file().getState()).isEqualTo(SiegeState.CLEARED);
    assertThat(film.open.get("crossing").getState()).isEqualTo(SiegeState.CLEARED);
  }

  @Test
  void aDecisionIsAnsweredOnceWithWhatTheSiegeNowIs() {
    // Given
    film.besieged();

    // When
    film.decide("d1", DecisionAction.REJECT, null);
    film.decide("d1", DecisionAction.REJECT, null);

    // Then
    assertThat(film.told)
        .filteredOn(siege -> "d1".equals(siege.getDecisionId()))
        .singleElement()
        .satisfies(
            siege -> {
              assertThat(siege.getDecisionAnswer()).isEqualTo(DecisionAnswer.APPLIED);
              assertThat(siege.getRuledBy()).isEqualTo("d1");
              assertThat(siege.getState()).isEqualTo(SiegeState.CONFIRMED);
              assertThat(siege.getReasons()).isNotEmpty();
              assertThat(siege.toString()).doesNotContain("anna");
            });
  }

  @Test
  void aDecisionOnNoSiegeIsUnfoundedAlsoOnceOneOpens() {
    // When
    film.decide("d1", Line.START, DecisionAction.REJECT, null);
    film.besieged();

    // Then
    assertThat(film.told.get(0).getDecisionId()).isEqualTo("d1");
    assertThat(film.told.get(0).getDecisionAnswer()).isEqualTo(DecisionAnswer.UNFOUNDED);
    assertThat(film.told.get(0).getState()).isEqualTo(SiegeState.UNKNOWN);
    assertThat(film.count("attack", Outcome.REJECTED)).isZero();
    assertThat(film.jobs).containsOnlyKeys(BesiegedFilm.JOB);
    film.line.after(Duration.ofDays(3));
    film.crowd(1, 7);
    assertThat(film.files.keySet())
        .as("forgotten after a day")
        .noneMatch(key -> key.endsWith("/" + Line.START.toEpochMilli()));
  }
}
