package dev.screener.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.simulator.traffic.Label;
import dev.screener.simulator.traffic.TrafficEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScoringTest {

  private static final Instant BEGIN = Instant.parse("2026-03-02T20:00:00Z");

  private final Ledger ledger = new Ledger();

  @Test
  void aSiegeIsKnownFromItsFirstOpeningOn() {
    // Given
    attack("crossing", 0);
    siege("crossing", 40, true);

    // When
    siege("crossing", 3_000, false);
    siege("crossing", 3_600, true);

    // Then
    assertThat(sieges().secondsToOpen()).isEqualTo(40);
    assertThat(sieges().opened()).isEqualTo(2);
  }

  @Test
  void theLastOfTheAttackedFilmsToGetItsSiegeCounts() {
    // Given
    attack("crossing", 0);
    attack("harbour", 100);

    // When
    siege("crossing", 40, true);
    siege("harbour", 190, true);
    siege("garden", 500, true);

    // Then
    assertThat(sieges().secondsToOpen()).isEqualTo(90);
    assertThat(sieges().onHonestFilms()).isEqualTo(1);
  }

  private void attack(String film, long second) {
    Instant at = BEGIN.plusSeconds(second);
    ledger.submitted(
        new TrafficEvent.Review(
            at,
            ReviewSubmission.newBuilder()
                .setKind(SubmissionKind.SUBMITTED)
                .setSubmissionId("s-" + film)
                .setAuthorId("ada")
                .setFilmId(film)
                .setReviewId("r-" + film)
                .setSubmittedAt(at)
                .setRating(1)
                .build(),
            new Label(Label.Kind.ATTACK, "bomb-low")));
  }

  private void siege(String film, long second, boolean open) {
    ledger.siege(film, BEGIN.plusSeconds(second).toEpochMilli(), open);
  }

  private Score.Sieges sieges() {
    return Scoring.of("bomb-low", 1, ledger, true, 0).sieges();
  }
}
