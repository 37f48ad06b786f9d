package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static dev.screener.moderation.Said.appeal;
import static dev.screener.moderation.Said.approval;
import static dev.screener.moderation.Said.rejection;
import static dev.screener.moderation.Said.undo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the case desk counts for those who ask how moderation is doing. */
class FiguresTest {

  @TempDir Path state;
  private Line line;

  @BeforeEach
  void start() {
    line = new Line(state);
  }

  @AfterEach
  void stop() {
    line.close();
  }

  private static Map<String, Long> sum(
      Iterable<ModerationStats> all, Function<ModerationStats, Map<String, Long>> counts) {
    Map<String, Long> sum = new TreeMap<>();
    all.forEach(
        stats -> counts.apply(stats).forEach((key, count) -> sum.merge(key, count, Long::sum)));
    return sum;
  }

  @Test
  void eachSubmissionCountsOnceWhateverIsSaidOfItLater() {
    // Given
    line.submit(review("r1")).submit(review("r2").by("bob"));

    // When
    line.after(Duration.ofMinutes(1)).decide(rejection("d1", "moderator-1"));
    line.waitFor(Duration.ofSeconds(2));

    // Then
    Iterable<ModerationStats> stats = line.stats();
    assertThat(
            sum(stats, ModerationStats::getSubmissions).values().stream()
                .mapToLong(Long::longValue)
                .sum())
        .isEqualTo(2);
    assertThat(sum(stats, ModerationStats::getMillisToVerdict)).isEqualTo(Map.of("1", 2L));
  }

  @Test
  void theTimeToTheVerdictIsThatOfTheClockToTheNextPowerOfTwo() {
    // Given: the clock stands 1.5 s after the submission.
    line.waitFor(Duration.ofMillis(1_500));

    // When
    line.at(Line.START).submit(review("r1"));
    line.waitFor(Duration.ofSeconds(2));

    // Then
    assertThat(sum(line.stats(), ModerationStats::getMillisToVerdict))
        .isEqualTo(Map.of("2048", 1L));
  }

  @Test
  void anImportedReviewSaysNothingOfTheTimeToAVerdict() {
    line.submit(review("r1").imported(Outcome.APPROVED));
    line.waitFor(Duration.ofSeconds(2));

    assertThat(sum(line.stats(), ModerationStats::getSubmissions)).isNotEmpty();
    assertThat(sum(line.stats(), ModerationStats::getMillisToVerdict)).isEmpty();
  }

  @Test
  void whatWasPublicAndIsTakenDownCountsWithItsTime() {
    // Given
    line.submit(review("r1"));

    // When
    line.after(Duration.ofMinutes(10)).decide(rejection("d1", "moderator-1"));
    line.waitFor(Duration.ofSeconds(2));

    // Then
    assertThat(takenDown()).isEqualTo(Map.of(1L, Duration.ofMinutes(10)));
  }

  @Test
  void whatIsTakenDownTwiceCountsTheTimeInBetweenOnce() {
    // Given
    line.submit(review("r1"));
    line.after(Duration.ofMinutes(10)).decide(rejection("d1", "moderator-1"));
    line.after(Duration.ofHours(5)).decide(undo("d2", "d1"));

    // When
    line.after(Duration.ofMinutes(20)).decide(rejection("d3", "moderator-1"));
    line.waitFor(Duration.ofSeconds(2));

    // Then
    assertThat(takenDown()).isEqualTo(Map.of(2L, Duration.ofMinutes(30)));
  }

  @Test
  void anImportedReviewIsPublicFromItsImportOn() {
    // Given
    line.submit(
        review("r1")
            .imported(Outcome.APPROVED)
            .submittedAt(Line.START.minus(Duration.ofDays(900))));

    // When
    line.after(Duration.ofMinutes(10)).decide(rejection("d1", "moderator-1"));
    line.waitFor(Duration.ofSeconds(2));

    // Then
    assertThat(takenDown()).isEqualTo(Map.of(1L, Duration.ofMinutes(10)));
  }

  /** How many were taken down, to how long they had been public in all. */
  private Map<Long, Duration> takenDown() {
    long takenDown = 0;
    long publicMillis = 0;
    for (ModerationStats stats : line.stats()) {
      takenDown += stats.getTakenDown();
      publicMillis += stats.getPublicMillis();
    }
    return Map.of(takenDown, Duration.ofMillis(publicMillis));
  }

  @Test
  void anAnsweredAppealIsUpheldOrOverturnedAndOneThatWaitsIsNeither() {
    // Given
    line.submit(review("r1")).decide(rejection("d1", "moderator-1"));
    line.submit(review("r2").by("bob")).decide(rejection("d2", "moderator-1").setReviewId("r2"));
    line.submit(review("r3").by("eve")).decide(rejection("d3", "moderator-1").setReviewId("r3"));
    line.after(Duration.ofMinutes(1)).report(appeal("a1", "ada", "mine"));
    line.report(appeal("a2", "bob", "mine").setReviewId("r2"));
    line.report(appeal("a3", "eve", "mine").setReviewId("r3"));

    // When
    line.after(Duration.ofMinutes(1)).decide(approval("d4", "moderator-2"));
    line.decide(rejection("d5", "moderator-2").setReviewId("r2"));
    line.waitFor(Duration.ofSeconds(2));

    // Then
    assertThat(sum(line.stats(), ModerationStats::getAppeals))
        .isEqualTo(Map.of("OVERTURNED", 1L, "UPHELD", 1L));
  }
}
