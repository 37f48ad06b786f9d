package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film under siege, from submissions to what readers and moderators see. */
class SiegeLineTest {

  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  @TempDir Path state;
  private final Map<String, ReviewVerdict> newest = new LinkedHashMap<>();
  private final List<ReviewVerdict> verdicts = new ArrayList<>();
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

  /** An honest voter with an old account, without standing since the site is young. */
  private void honest(Random random) {
    write("honest", random.nextInt(400, 3_000), 4 + random.nextInt(7), random.nextBoolean());
  }

  /** One of those who act together: an account of this week, one point, no text. */
  private void attack() {
    write("attack", 1, 1, false);
  }

  private void write(String kind, int ageDays, int rating, boolean hasText) {
    String id = kind + written++;
    line.after(FIVE_SECONDS);
    line.submit(
        ReviewSubmission.newBuilder(
                review(id)
                    .by("author-" + id)
                    .saying(hasText ? ReviewDraft.HONEST + " Seat " + id + "." : null)
                    .rated(rating)
                    .submittedAt(line.now()))
            .setAccountCreatedAt(line.now().minus(Duration.ofDays(ageDays)))
            .build());
  }

  private void crowd(int votes, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < votes; i++) {
      honest(random);
    }
  }

  private void siege(int each, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < each; i++) {
      honest(random);
      attack();
    }
  }

  private void read() {
    for (ReviewVerdict verdict : line.verdicts()) {
      verdicts.add(verdict);
      newest.put(verdict.getReviewId(), verdict);
    }
  }

  private long count(String kind, Outcome outcome) {
    return newest.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(kind))
        .filter(entry -> entry.getValue().getOutcome() == outcome)
        .count();
  }

  @Test
  void aSiegeHoldsItsOwnVotesAndLetsTheCrowdPass() {
    // Given
    crowd(60, 1);

    // When
    siege(60, 2);

    // Then
    read();
    assertThat(count("attack", Outcome.HELD)).isGreaterThanOrEqualTo(54);
    assertThat(count("honest", Outcome.APPROVED)).isEqualTo(120);
  }

  @Test
  void whatWasPublicBeforeTheSiegeOpenedIsTakenDownOnEvidence() {
    // Given
    crowd(60, 1);

    // When
    siege(30, 2);

    // Then
    read();
    assertThat(verdicts)
        .filteredOn(verdict -> verdict.getCause() == VerdictCause.EVIDENCE)
        .isNotEmpty()
        .allSatisfy(
            verdict -> {
              assertThat(verdict.getReviewId()).startsWith("attack");
              assertThat(verdict.getPreviousOutcome()).isEqualTo(Outcome.APPROVED);
              assertThat(verdict.getOutcome()).isEqualTo(Outcome.HELD);
              assertThat(verdict.getReasons()).containsExactly("SIEGE");
              assertThat(verdict.getSignals()).containsKeys("siege.suspicion", "siege.crowdShare");
            });
    Map<String, Boolean> shown = new LinkedHashMap<>();
    line.approved().forEach(record -> shown.put(record.key(), record.value() != null));
    newest.forEach(
        (id, verdict) ->
            assertThat(shown.getOrDefault("crossing/" + id, false))
                .isEqualTo(verdict.getOutcome() == Outcome.APPROVED));
  }

  @Test
  void oneJobStandsForAllThatASiegeHolds() {
    // Given
    crowd(60, 1);

    // When
    siege(60, 2);

    // Then
    List<TestRecord<String, QueuedJob>> jobs = line.queue();
    assertThat(jobs)
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.key()).isEqualTo("siege/crossing");
              assertThat(job.value().getLane()).isEqualTo(Lane.SIEGE);
              assertThat(job.value().getFilmId()).isEqualTo("crossing");
              assertThat(job.value().getWhy()).contains("same rating");
            });
  }

  @Test
  void theSiegeIsToldWithItsReasonsAndTakenBackWhenItIsOver() {
    // Given
    crowd(60, 1);
    siege(60, 2);
    List<TestRecord<String, FilmSiege>> opened = line.sieges();

    // When
    line.after(Duration.ofHours(7));
    crowd(1, 3);

    // Then
    assertThat(opened)
        .isNotEmpty()
        .allSatisfy(
            record -> {
              assertThat(record.key()).isEqualTo("crossing");
              assertThat(record.value().getRatings()).containsExactly(1);
              assertThat(record.value().getReasons()).isNotEmpty();
              assertThat(record.value().getEvidence()).isGreaterThanOrEqualTo(10);
            });
    assertThat(line.sieges()).singleElement().satisfies(r -> assertThat(r.value()).isNull());
    assertThat(line.queue())
        .filteredOn(record -> record.key().equals("siege/crossing"))
        .last()
        .satisfies(record -> assertThat(record.value()).isNull());
  }

  @Test
  void whatNobodyDecidedOnBecomesPublicAfterThreeDays() {
    // Given
    crowd(60, 1);
    siege(60, 2);
    read();
    long held = count("attack", Outcome.HELD);

    // When
    line.waitFor(Duration.ofHours(73));

    // Then
    read();
    assertThat(held).isPositive();
    assertThat(count("attack", Outcome.HELD)).isZero();
    assertThat(count("attack", Outcome.APPROVED)).isEqualTo(60);
  }

  @Test
  void anEditDuringASiegeIsJudgedInItsLight() {
    // Given
    crowd(60, 1);
    siege(60, 2);
    read();
    String held =
        newest.entrySet().stream()
            .filter(entry -> entry.getValue().getOutcome() == Outcome.HELD)
            .map(Map.Entry::getKey)
            .reduce((one, other) -> other)
            .orElseThrow();

    // When
    line.after(FIVE_SECONDS)
        .submit(
            ReviewSubmission.newBuilder(
                    review(held)
                        .by("author-" + held)
                        .saying(null)
                        .rated(1)
                        .edited("edit")
                        .submittedAt(line.now()))
                .setAccountCreatedAt(line.now().minus(Duration.ofDays(1)))
                .build());

    // Then
    read();
    assertThat(newest.get(held).getRevision()).isEqualTo(2);
    assertThat(newest.get(held).getOutcome()).isEqualTo(Outcome.HELD);
  }

  @Test
  void importedReviewsOpenNothing() {
    // Given
    List<ReviewSubmission> old = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      old.add(
          ReviewSubmission.newBuilder(
                  review("old" + i)
                      .by("author" + i)
                      .saying(null)
                      .rated(1)
                      .imported(Outcome.APPROVED)
                      .submittedAt(Line.START.minus(Duration.ofSeconds(300 - i))))
              .setAccountCreatedAt(Line.START.minus(Duration.ofDays(1)))
              .build());
    }

    // When
    old.forEach(line::submit);
    List<FilmSiege> first = line.sieges().stream().map(TestRecord::value).toList();
    List<?> pulses = line.table("siege-desk", 'p');
    Collections.reverse(old);
    old.forEach(line::submit);

    // Then
    read();
    assertThat(first).isEmpty();
    assertThat(line.sieges()).isEmpty();
    assertThat(line.queue()).isEmpty();
    assertThat(verdicts).hasSize(300).allMatch(v -> v.getDecidedBy() == DecidedBy.PRIOR);
    assertThat(pulses).isNotEmpty();
    assertThat(line.table("siege-desk", 'p')).isEqualTo(pulses);
  }
}
