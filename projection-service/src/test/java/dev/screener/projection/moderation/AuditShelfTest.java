package dev.screener.projection.moderation;

import static dev.screener.projection.moderation.InMemoryModeration.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditShelfTest {

  private final AuditShelf shelf = new AuditShelf();

  private void decide(String id, Instant at) {
    shelf.decided(
        ModeratorDecision.newBuilder()
            .setDecisionId(id)
            .setFilmId("crossing")
            .setReviewId("r1")
            .setRevision(1)
            .setAction(DecisionAction.REJECT)
            .setEffect(DecisionEffect.LABEL)
            .setReason("SPAM")
            .setModeratorToken("ada")
            .setDecidedAt(at)
            .build());
  }

  private AuditTrail.Page page(int limit, AuditTrail.Place after) {
    return shelf.page(new AuditTrail.Query(null, null, null, limit, after), true);
  }

  @Test
  void aRepeatIsOneDeedAndALabelIsNamedOne() {
    decide("d1", NOON);
    decide("d1", NOON);

    assertThat(page(10, null).deeds())
        .containsExactly(
            new AuditTrail.Deed(
                "d1",
                AuditTrail.Kind.DECISION,
                NOON,
                "ada",
                "REJECT (label)",
                "crossing/r1",
                "SPAM"));
  }

  @Test
  void pagesTellEachDeedOnceAlsoWhileNewOnesCome() {
    for (int i = 0; i < 25; i++) {
      // Five at a time at the same moment.
      decide("d" + i, NOON.plusSeconds(i / 5));
    }
    List<String> told = new ArrayList<>();
    AuditTrail.Place after = null;
    do {
      AuditTrail.Page page = page(4, after);
      page.deeds().forEach(deed -> told.add(deed.id()));
      after = page.next() == null ? null : AuditTrail.Place.decode(page.next().cursor()).get();
      decide("new-" + told.size(), NOON.plusSeconds(1_000));
    } while (after != null);

    assertThat(told).doesNotHaveDuplicates().hasSize(25);
  }

  @Test
  void whatIsAMonthOlderThanTheNewestGoes() {
    decide("old", NOON);
    decide("new", NOON.plus(Duration.ofDays(31)));
    decide("late", NOON.plusSeconds(1));

    assertThat(page(10, null).deeds()).extracting(AuditTrail.Deed::id).containsExactly("new");
  }

  @Test
  void ofMoreThanAreKeptTheOldestGo() {
    for (int i = 0; i < AuditShelf.MOST + 10; i++) {
      decide("d" + i, NOON.plusMillis(i));
    }

    AuditTrail.Page last = page(AuditShelf.MOST + 100, null);
    assertThat(last.deeds()).hasSize(AuditShelf.MOST);
    assertThat(last.deeds().get(AuditShelf.MOST - 1).id()).isEqualTo("d10");
  }
}
