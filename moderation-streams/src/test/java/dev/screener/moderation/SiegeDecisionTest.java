package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.contracts.event.SiegeState;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.moderation.record.CaseRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A moderator decides on a siege as a whole. */
class SiegeDecisionTest {

  private static final String JOB = "siege/crossing";

  @TempDir Path state;
  private final Map<String, ReviewVerdict> newest = new TreeMap<>();
  private final Map<String, ApprovedReview> shown = new TreeMap<>();
  private final Map<String, QueuedJob> jobs = new TreeMap<>();
  private final Map<String, FilmSiege> open = new TreeMap<>();
  private final Map<String, FilmSiege> files = new TreeMap<>();
  private final List<FilmSiege> told = new ArrayList<>();
  private Line line;
  private int written;

  @BeforeEach
  void start() {
    line = new Line(state);
  }

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void oneRejectionSettlesAllThatASiegeHoldsAndWhatItWouldHoldLater() {
    // Given
    List<String> held = besieged();

    // When
    decide("d1", DecisionAction.REJECT, null);

    // Then
    assertThat(held)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            id -> {
              ReviewVerdict verdict = newest.get(id);
              assertThat(verdict.getOutcome()).isEqualTo(Outcome.REJECTED);
              assertThat(verdict.getPreviousOutcome()).isEqualTo(Outcome.HELD);
              assertThat(verdict.getReasons()).containsExactly("SIEGE");
              assertThat(verdict.getCause()).isEqualTo(VerdictCause.EVIDENCE);
              assertThat(verdict.getSignals()).containsEntry("siege.confirmed", 1f);
            });
    assertThat(jobs).isEmpty();
    assertThat(count("honest", Outcome.APPROVED)).isEqualTo(120);
    siege(20, 5);
    assertThat(count("attack", Outcome.HELD)).isZero();
    assertThat(count("attack", Outcome.REJECTED)).isGreaterThan(held.size() + 15L);
    assertThat(shown.keySet()).noneMatch(key -> isRejected(key));
    assertThat(jobs).isEmpty();
  }

  @Test
  void whatIsClearedIsPublicAndTheSiegeHoldsNothingMore() {
    // Given
    besieged();

    // When
    decide("d1", DecisionAction.APPROVE, null);
    siege(20, 5);

    // Then
    assertThat(count("attack", Outcome.APPROVED)).isEqualTo(80);
    assertThat(shown).hasSize(220);
    assertThat(jobs).isEmpty();
    assertThat(file().getState()).isEqualTo(SiegeState.CLEARED);
    assertThat(open.get("crossing").getState()).isEqualTo(SiegeState.CLEARED);
  }

  @ParameterizedTest
  @EnumSource(
      value = DecisionAction.class,
      names = {"APPROVE", "REJECT"})
  void anUndoingLeavesEverythingAsItWouldHaveBeen(DecisionAction action) {
    // Given
    besieged();
    Map<String, ApprovedReview> shownBefore = Map.copyOf(shown);
    Map<String, QueuedJob> jobsBefore = Map.copyOf(jobs);
    Map<String, List<Object>> casesBefore = cases();

    // When
    decide("d1", action, null);
    Map<String, List<Object>> casesBetween = cases();
    decide("d2", DecisionAction.UNDO, "d1");

    // Then
    assertThat(casesBetween).isNotEqualTo(casesBefore);
    assertThat(cases()).isEqualTo(casesBefore);
    assertThat(shown).isEqualTo(shownBefore);
    assertThat(jobs).isEqualTo(jobsBefore).containsOnlyKeys(JOB);
    assertThat(file().getState()).isEqualTo(SiegeState.OPEN);
    assertThat(file().getRuledBy()).isNull();
    assertThat(file().getDecisionAnswer()).isEqualTo(DecisionAnswer.UNDONE);
  }

  @Test
  void whatCameWhileItWasDecidedIsHeldAfterTheUndoingAsIfItHadBeenFromTheFirst() {
    // Given
    besieged();
    decide("d1", DecisionAction.REJECT, null);
    siege(10, 5);
    List<String> later = ids("attack", Outcome.REJECTED);

    // When
    line.after(Duration.ofMinutes(30));
    decide("d2", DecisionAction.UNDO, "d1");

    // Then
    assertThat(ids("attack", Outcome.HELD)).isEqualTo(later);
    for (KeyValue<Object, Object> entry : line.stores().get("cases")) {
      CaseRecord known = (CaseRecord) entry.value;
      if (known.getOutcome().equals("HELD")) {
        assertThat(known.getHoldEndsAt() - known.getHeldSince())
            .isEqualTo(Duration.ofHours(72).toMillis());
        assertThat(known.getHeldSince())
            .isLessThan(line.now().minus(Duration.ofMinutes(25)).toEpochMilli());
      }
    }
    line.waitFor(Duration.ofHours(73));
    read();
    assertThat(count("attack", Outcome.HELD)).isZero();
    assertThat(count("attack", Outcome.APPROVED)).isEqualTo(70);
  }

  @Test
  void aDecisionIsAnsweredOnceWithWhatTheSiegeNowIs() {
    // Given
    besieged();

    // When
    decide("d1", DecisionAction.REJECT, null);
    decide("d1", DecisionAction.REJECT, null);

    // Then
    assertThat(told)
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
  void ofSeveralDecisionsTheNewestThatWasNotUndoneCounts() {
    // Given
    List<String> held = besieged();
    decide("d1", DecisionAction.REJECT, null);
    decide("d2", DecisionAction.APPROVE, null);

    // When
    decide("d3", DecisionAction.UNDO, "d2");

    // Then
    assertThat(ids("attack", Outcome.REJECTED)).containsAll(held);
    assertThat(file().getRuledBy()).isEqualTo("d1");
    decide("d4", DecisionAction.UNDO, "d2");
    assertThat(file().getDecisionAnswer()).isEqualTo(DecisionAnswer.UNFOUNDED);
    assertThat(file().getState()).isEqualTo(SiegeState.CONFIRMED);
  }

  @Test
  void aDecisionOnNoSiegeIsUnfoundedAlsoOnceOneOpens() {
    // When
    decide("d1", Line.START, DecisionAction.REJECT, null);
    besieged();

    // Then
    assertThat(told.get(0).getDecisionId()).isEqualTo("d1");
    assertThat(told.get(0).getDecisionAnswer()).isEqualTo(DecisionAnswer.UNFOUNDED);
    assertThat(told.get(0).getState()).isEqualTo(SiegeState.UNKNOWN);
    assertThat(count("attack", Outcome.REJECTED)).isZero();
    assertThat(jobs).containsOnlyKeys(JOB);
    line.after(Duration.ofDays(3));
    crowd(1, 7);
    assertThat(files.keySet())
        .as("forgotten after a day")
        .noneMatch(key -> key.endsWith("/" + Line.START.toEpochMilli()));
  }

  @Test
  void aDecisionOnAnEarlierSiegeIsSupersededButItsUndoingTakesEffect() {
    // Given
    List<String> first = besieged();
    Instant firstOpened = file().getOpenedAt();
    decide("d1", DecisionAction.REJECT, null);
    line.after(Duration.ofHours(30));
    crowd(60, 3);
    siege(60, 4);
    Instant secondOpened = open.get("crossing").getOpenedAt();
    List<String> second = ids("attack", Outcome.HELD);

    // When
    decide("d2", firstOpened, DecisionAction.APPROVE, null);

    // Then
    assertThat(secondOpened).isAfter(firstOpened);
    assertThat(file(firstOpened).getDecisionAnswer()).isEqualTo(DecisionAnswer.SUPERSEDED);
    assertThat(ids("attack", Outcome.REJECTED)).isEqualTo(first);
    decide("d3", firstOpened, DecisionAction.UNDO, "d1");
    assertThat(file(firstOpened).getDecisionAnswer()).isEqualTo(DecisionAnswer.UNDONE);
    assertThat(ids("attack", Outcome.HELD)).containsAll(first).containsAll(second);
    decide("d4", secondOpened, DecisionAction.REJECT, null);
    assertThat(ids("attack", Outcome.REJECTED)).isEqualTo(second);
    assertThat(ids("attack", Outcome.HELD)).isEqualTo(first);
  }

  @Test
  void aSiegeThatIsOverCanStillBeDecided() {
    // Given
    List<String> held = besieged();
    line.after(Duration.ofHours(7));
    crowd(1, 3);
    Instant openedAt = file().getOpenedAt();

    // When
    decide("d1", openedAt, DecisionAction.REJECT, null);

    // Then
    assertThat(open).isEmpty();
    assertThat(jobs).isEmpty();
    assertThat(file().getEndedAt()).isNotNull();
    assertThat(file().getState()).isEqualTo(SiegeState.CONFIRMED);
    assertThat(ids("attack", Outcome.REJECTED)).isEqualTo(held);
    decide("d2", openedAt, DecisionAction.UNDO, "d1");
    assertThat(ids("attack", Outcome.HELD)).isEqualTo(held);
    assertThat(jobs).as("its job had gone with its end").isEmpty();
  }

  @Test
  void aDecisionOnASingleReviewOutranksIt() {
    // Given
    List<String> held = besieged();
    decideOn(held.get(0), "r1", DecisionAction.APPROVE);

    // When
    decide("d1", DecisionAction.REJECT, null);
    decideOn(held.get(1), "r2", DecisionAction.APPROVE);

    // Then
    assertThat(newest.get(held.get(0)).getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(newest.get(held.get(1)).getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(ids("attack", Outcome.REJECTED)).isEqualTo(held.subList(2, held.size()));
  }

  @Test
  void whatIsEditedWithdrawnOrErasedLeavesTheSiegeAtOnce() {
    // Given
    List<String> held = besieged();
    line.after(Duration.ofHours(7));
    crowd(1, 3);
    Instant openedAt = file().getOpenedAt();

    // When
    line.submit(vote(held.get(0), 3_000, 8, true).edited("e1").submittedAt(line.now()));
    line.submit(review(held.get(1)).by("author-" + held.get(1)).withdrawn("w-" + held.get(1)));
    line.submit(review("").by("author-" + held.get(2)).erased("x-" + held.get(2)));

    // Then
    assertThat(members())
        .hasSize(held.size() - 3)
        .doesNotContain(
            "crossing/" + held.get(0), "crossing/" + held.get(1), "crossing/" + held.get(2));
    decide("d1", openedAt, DecisionAction.REJECT, null);
    assertThat(newest.get(held.get(0)).getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(newest.get(held.get(1)).getOutcome()).isEqualTo(Outcome.WITHDRAWN);
  }

  @Test
  void anothersWriteToAReviewDoesNotTakeItOutOfTheSiege() {
    // Given
    List<String> held = besieged();

    // When
    line.submit(vote(held.get(0), 3_000, 8, true).by("stranger").submittedAt(line.now()));
    line.submit(review(held.get(1)).by("stranger").withdrawn("w-" + held.get(1)));
    decide("d1", DecisionAction.REJECT, null);

    // Then
    assertThat(members()).contains("crossing/" + held.get(0), "crossing/" + held.get(1));
    assertThat(
            line.stores().get("cases").stream()
                .filter(entry -> ((CaseRecord) entry.value).getOutcome().equals("REJECTED")))
        .hasSize(held.size());
  }

  @Test
  void aLargeSiegeIsJudgedAgainInSlices() {
    // Given
    crowd(60, 1);
    siege(1_100, 2);
    List<String> held = ids("attack", Outcome.HELD);

    // When
    decide("d1", DecisionAction.REJECT, null);
    long atOnce = count("attack", Outcome.REJECTED);
    line.waitFor(Duration.ofSeconds(1));
    read();

    // Then
    assertThat(held).hasSizeGreaterThan(1_000);
    assertThat(atOnce).isBetween(900L, 1_000L);
    assertThat(ids("attack", Outcome.REJECTED)).isEqualTo(held);
  }

  /** What is held once a siege has opened on a film with a small crowd of its own. */
  private List<String> besieged() {
    crowd(60, 1);
    siege(60, 2);
    return ids("attack", Outcome.HELD);
  }

  private void crowd(int votes, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < votes; i++) {
      honest(random);
    }
    read();
  }

  private void siege(int each, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < each; i++) {
      honest(random);
      write("attack", 1, 1, false);
    }
    read();
  }

  private void honest(Random random) {
    write("honest", random.nextInt(400, 3_000), 4 + random.nextInt(7), random.nextBoolean());
  }

  private void write(String kind, int ageDays, int rating, boolean hasText) {
    String id = String.format("%s%05d", kind, written++);
    line.after(Duration.ofSeconds(5));
    line.submit(
        ReviewSubmission.newBuilder(vote(id, ageDays, rating, hasText).submittedAt(line.now()))
            .setAccountCreatedAt(line.now().minus(Duration.ofDays(ageDays)))
            .build());
  }

  private static ReviewDraft vote(String id, int ageDays, int rating, boolean hasText) {
    return review(id)
        .by("author-" + id)
        .saying(hasText ? ReviewDraft.HONEST + " Seat " + id + "." : null)
        .rated(rating);
  }

  private void decide(String id, DecisionAction action, String undoes) {
    decide(id, open.get("crossing").getOpenedAt(), action, undoes);
  }

  private void decide(String id, Instant openedAt, DecisionAction action, String undoes) {
    line.after(Duration.ofSeconds(5))
        .decide(
            SiegeDecision.newBuilder()
                .setDecisionId(id)
                .setFilmId("crossing")
                .setOpenedAt(openedAt)
                .setAction(action)
                .setUndoes(undoes)
                .setModeratorToken("token-of-anna"));
    read();
  }

  private void decideOn(String reviewId, String id, DecisionAction action) {
    line.decide(
        ModeratorDecision.newBuilder()
            .setDecisionId(id)
            .setFilmId("crossing")
            .setReviewId(reviewId)
            .setRevision(1)
            .setAction(action)
            .setEffect(DecisionEffect.RULES)
            .setModeratorToken("token-of-anna"));
    read();
  }

  private void read() {
    line.verdicts().forEach(verdict -> newest.put(verdict.getReviewId(), verdict));
    line.approved().forEach(record -> put(shown, record));
    line.queue().forEach(record -> put(jobs, record));
    line.sieges().forEach(record -> put(open, record));
    for (TestRecord<String, FilmSiege> record : line.siegeFiles()) {
      put(files, record);
      if (record.value() != null) {
        told.add(record.value());
      }
    }
  }

  private static <V> void put(Map<String, V> map, TestRecord<String, V> record) {
    if (record.value() == null) {
      map.remove(record.key());
    } else {
      map.put(record.key(), record.value());
    }
  }

  private FilmSiege file() {
    assertThat(files).hasSize(1);
    return files.values().iterator().next();
  }

  private FilmSiege file(Instant openedAt) {
    return files.get("crossing/" + openedAt.toEpochMilli());
  }

  /** Where each review stands and how its hold goes, without when it was judged. */
  private Map<String, List<Object>> cases() {
    Map<String, List<Object>> cases = new TreeMap<>();
    for (KeyValue<Object, Object> entry : line.stores().get("cases")) {
      CaseRecord known = (CaseRecord) entry.value;
      List<Object> standing = new ArrayList<>();
      standing.add(known.getOutcome());
      standing.add(known.getReasons());
      standing.add(known.getRuleIds());
      standing.add(known.getSignals());
      standing.add(known.getHeldSince());
      standing.add(known.getHoldEndsAt());
      standing.add(known.getSiege());
      standing.add(known.getLane());
      cases.put((String) entry.key, standing);
    }
    return cases;
  }

  private List<String> members() {
    return line.stores().get("siege-members").stream().map(entry -> (String) entry.key).toList();
  }

  private boolean isRejected(String key) {
    return newest.get(key.substring("crossing/".length())).getOutcome() == Outcome.REJECTED;
  }

  private List<String> ids(String kind, Outcome outcome) {
    return newest.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(kind))
        .filter(entry -> entry.getValue().getOutcome() == outcome)
        .map(Map.Entry::getKey)
        .toList();
  }

  private long count(String kind, Outcome outcome) {
    return ids(kind, outcome).size();
  }
}
