package dev.screener.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.SiegeState;
import dev.screener.moderation.record.CaseRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of a siege's decisions the newest that was not taken back rules; each can be taken back. */
class SiegeUndoTest {

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

  @ParameterizedTest
  @EnumSource(
      value = DecisionAction.class,
      names = {"APPROVE", "REJECT"})
  void anUndoingLeavesEverythingAsItWouldHaveBeen(DecisionAction action) {
    // Given
    film.besieged();
    Map<String, ApprovedReview> shownBefore = Map.copyOf(film.shown);
    Map<String, QueuedJob> jobsBefore = Map.copyOf(film.jobs);
    Map<String, List<Object>> casesBefore = film.cases();

    // When
    film.decide("d1", action, null);
    Map<String, List<Object>> casesBetween = film.cases();
    film.decide("d2", DecisionAction.UNDO, "d1");

    // Then
    assertThat(casesBetween).isNotEqualTo(casesBefore);
    assertThat(film.cases()).isEqualTo(casesBefore);
    assertThat(film.shown).isEqualTo(shownBefore);
    assertThat(film.jobs).isEqualTo(jobsBefore).containsOnlyKeys(BesiegedFilm.JOB);
    assertThat(film.file().getState()).isEqualTo(SiegeState.OPEN);
    assertThat(film.file().getRuledBy()).isNull();
    assertThat(film.file().getDecisionAnswer()).isEqualTo(DecisionAnswer.UNDONE);
  }

  @Test
  void whatCameWhileItWasDecidedIsHeldAfterTheUndoingAsIfItHadBeenFromTheFirst() {
    // Given
    film.besieged();
    film.decide("d1", DecisionAction.REJECT, null);
    film.siege(10, 5);
    List<String> later = film.ids("attack", Outcome.REJECTED);

    // When
    film.line.after(Duration.ofMinutes(30));
    film.decide("d2", DecisionAction.UNDO, "d1");

    // Then
    assertThat(film.ids("attack", Outcome.HELD)).isEqualTo(later);
    for (KeyValue<String, Object> entry : film.line.table("case-desk", 'c')) {
      CaseRecord known = (CaseRecord) entry.value;
      if (known.getOutcome().equals("HELD")) {
        assertThat(known.getHoldEndsAt() - known.getHeldSince())
            .isEqualTo(Duration.ofHours(72).toMillis());
        assertThat(known.getHeldSince())
            .isLessThan(film.line.now().minus(Duration.ofMinutes(25)).toEpochMilli());
      }
    }
    film.line.waitFor(Duration.ofHours(73));
    film.read();
    assertThat(film.count("attack", Outcome.HELD)).isZero();
    assertThat(film.count("attack", Outcome.APPROVED)).isEqualTo(70);
  }

  @Test
  void ofSeveralDecisionsTheNewestThatWasNotUndoneCounts() {
    // Given
    List<String> held = film.besieged();
    film.decide("d1", DecisionAction.REJECT, null);
    film.decide("d2", DecisionAction.APPROVE, null);

    // When
    film.decide("d3", DecisionAction.UNDO, "d2");

    // Then
    assertThat(film.ids("attack", Outcome.REJECTED)).containsAll(held);
    assertThat(film.file().getRuledBy()).isEqualTo("d1");
    film.decide("d4", DecisionAction.UNDO, "d2");
    assertThat(film.file().getDecisionAnswer()).isEqualTo(DecisionAnswer.UNFOUNDED);
    assertThat(film.file().getState()).isEqualTo(SiegeState.CONFIRMED);
  }

  @Test
  void aDecisionOnAnEarlierSiegeIsSupersededButItsUndoingTakesEffect() {
    // Given
    List<String> first = film.besieged();
    Instant firstOpened = film.file().getOpenedAt();
    film.decide("d1", DecisionAction.REJECT, null);
    film.line.after(Duration.ofHours(30));
    film.crowd(60, 3);
    film.siege(60, 4);
    Instant secondOpened = film.open.get("crossing").getOpenedAt();
    List<String> second = film.ids("attack", Outcome.HELD);

    // When
    film.decide("d2", firstOpened, DecisionAction.APPROVE, null);

    // Then
    assertThat(secondOpened).isAfter(firstOpened);
    assertThat(film.file(firstOpened).getDecisionAnswer()).isEqualTo(DecisionAnswer.SUPERSEDED);
    assertThat(film.ids("attack", Outcome.REJECTED)).isEqualTo(first);
    film.decide("d3", firstOpened, DecisionAction.UNDO, "d1");
    assertThat(film.file(firstOpened).getDecisionAnswer()).isEqualTo(DecisionAnswer.UNDONE);
    assertThat(film.ids("attack", Outcome.HELD)).containsAll(first).containsAll(second);
    film.decide("d4", secondOpened, DecisionAction.REJECT, null);
    assertThat(film.ids("attack", Outcome.REJECTED)).isEqualTo(second);
    assertThat(film.ids("attack", Outcome.HELD)).isEqualTo(first);
  }

  @Test
  void aSiegeThatIsOverCanStillBeDecided() {
    // Given
    List<String> held = film.besieged();
    film.line.after(Duration.ofHours(7));
    film.crowd(1, 3);
    Instant openedAt = film.file().getOpenedAt();

    // When
    film.decide("d1", openedAt, DecisionAction.REJECT, null);

    // Then
    assertThat(film.open).isEmpty();
    assertThat(film.jobs).isEmpty();
    assertThat(film.file().getEndedAt()).isNotNull();
    assertThat(film.file().getState()).isEqualTo(SiegeState.CONFIRMED);
    assertThat(film.ids("attack", Outcome.REJECTED)).isEqualTo(held);
    film.decide("d2", openedAt, DecisionAction.UNDO, "d1");
    assertThat(film.ids("attack", Outcome.HELD)).isEqualTo(held);
    assertThat(film.jobs).as("its job had gone with its end").isEmpty();
  }

  @Test
  void theUndoingOfALateDecisionStillFindsItsReviews() {
    // Given
    List<String> held = film.besieged();
    Instant openedAt = film.file().getOpenedAt();
    film.line.after(Duration.ofDays(120));
    film.crowd(1, 3);
    film.decide("d1", openedAt, DecisionAction.REJECT, null);
    List<String> rejected = film.ids("attack", Outcome.REJECTED);

    // When
    for (int day = 0; day < 4; day++) {
      film.line.after(Duration.ofDays(30));
      film.crowd(1, 4 + day);
    }
    film.decide("d2", openedAt, DecisionAction.UNDO, "d1");

    // Then
    assertThat(rejected).isEqualTo(held);
    assertThat(film.ids("attack", Outcome.REJECTED)).isEmpty();
    assertThat(film.ids("attack", Outcome.APPROVED)).containsAll(held);
  }
}
