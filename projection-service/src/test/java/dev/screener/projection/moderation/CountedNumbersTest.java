package dev.screener.projection.moderation;

import static dev.screener.projection.moderation.InMemoryModeration.NOON;
import static dev.screener.projection.moderation.InMemoryModeration.caseJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.screener.contracts.event.EstimatedShare;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.ModerationStats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each of the eight numbers says what it is, or why it is not known. */
class CountedNumbersTest {

  private static final Instant NOW = NOON.plusSeconds(90);

  private final InMemoryModeration moderation = new InMemoryModeration();
  private final ModerationNumbers numbers =
      moderation.view(Clock.fixed(NOW, ZoneOffset.UTC)).numbers();

  private static ModerationStats.Builder stats(int partition) {
    return ModerationStats.newBuilder().setMinute(NOON).setPartition(partition).setVerdicts(1);
  }

  private ModerationNumbers.KeyNumber number(String key) {
    return numbers.numbers().stream()
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thereAreAlwaysEightAndEachThatIsUnknownSaysWhy() {
    List<ModerationNumbers.KeyNumber> all = numbers.numbers();

    assertThat(all)
        .extracting(ModerationNumbers.KeyNumber::key)
        .containsExactly(
            "heldPercent",
            "oldestHoldSeconds",
            "queueHours",
            "missedPercent",
            "wronglyKeptOutPercent",
            "appealsOverturnedPercent",
            "publicMinutes",
            "millisToVerdictP99");
    assertThat(all)
        .allSatisfy(
            one -> {
              assertThat(one.definition()).isNotBlank();
              assertThat(one.value() == null).isEqualTo(one.whyUnknown() != null);
            });
    assertThat(number("queueHours").value()).isZero();
  }

  @Test
  void heldIsAShareOfWhatWasJudgedAtFirstByLanguage() {
    moderation.count(
        stats(0)
            .setSubmissions(Map.of("en/APPROVED", 6L, "en/HELD", 2L, "en/REFUSED", 50L))
            .build(),
        NOW);
    moderation.count(
        stats(1).setSubmissions(Map.of("de/APPROVED", 1L, "de/REJECTED", 1L)).build(), NOW);

    assertThat(number("heldPercent").value()).isEqualTo(20.0);
    assertThat(number("heldPercent").parts()).isEqualTo(Map.of("en", 25.0, "de", 0.0));
  }

  @Test
  void theOldestHoldIsNoBlindLabel() {
    moderation.queue(
        caseJob("crossing", "r1", Lane.AUDIT, 0.1).setQueuedAt(NOON.minusSeconds(999)).build());
    assertThat(number("oldestHoldSeconds").value()).isNull();

    moderation.queue(caseJob("crossing", "r2", Lane.DOUBT, 0.5).build());
    assertThat(number("oldestHoldSeconds").value()).isEqualTo(90.0);
  }

  @Test
  void workIsJobsTimesSecondsAndSaysSo() {
    for (int i = 0; i < 120; i++) {
      moderation.queue(caseJob("crossing", "r" + i, Lane.DOUBT, 0.5).build());
    }

    assertThat(number("queueHours").value()).isEqualTo(1.0);
    assertThat(numbers.work().formula()).startsWith("120 jobs x 30 s, which is assumed");
  }

  @Test
  void estimatesOfPartitionsAreAddedUpByTheirNewestRecords() {
    EstimatedShare older = new EstimatedShare(10L, 1.0, 0.7, 1.0);
    EstimatedShare newer = new EstimatedShare(40L, 0.05, 0.0, 0.2);
    EstimatedShare other = new EstimatedShare(60L, 0.05, 0.0, 0.2);
    moderation.count(stats(0).setMissed(older).build(), NOW);
    moderation.count(stats(0).setMissed(newer).build(), NOW);
    moderation.count(stats(1).setMissed(other).setWronglyKeptOut(older).build(), NOW);

    ModerationNumbers.KeyNumber missed = number("missedPercent");

    // Wilson's interval of 5 in 100, as published tables have it.
    assertThat(missed.value()).isCloseTo(5.0, within(1e-9));
    assertThat(missed.low()).isCloseTo(2.15, within(0.01));
    assertThat(missed.high()).isCloseTo(11.18, within(0.01));
    assertThat(missed.parts()).isEqualTo(Map.of("labelled", 100.0));
    assertThat(number("wronglyKeptOutPercent").value()).isEqualTo(100.0);
  }

  @Test
  void anEstimateThatWasWrittenEarlierButComesLaterChangesNothing() {
    EstimatedShare older = new EstimatedShare(10L, 1.0, 0.7, 1.0);
    EstimatedShare newer = new EstimatedShare(40L, 0.05, 0.0, 0.2);
    moderation.count(stats(0).setMissed(newer).build(), NOW.minusSeconds(1), NOW);

    moderation.count(stats(0).setMissed(older).build(), NOW.minusSeconds(61), NOW);

    assertThat(number("missedPercent").value()).isCloseTo(5.0, within(1e-9));
    assertThat(number("missedPercent").parts()).isEqualTo(Map.of("labelled", 40.0));
  }

  @Test
  void appealsTakedownsAndTimesAreThoseOfTheLastDay() {
    moderation.count(
        stats(0)
            .setAppeals(Map.of("UPHELD", 3L, "OVERTURNED", 1L))
            .setTakenDown(2)
            .setPublicMillis(150_000)
            .setMillisToVerdict(Map.of("32", 98L, "64", 1L, "1024", 1L))
            .build(),
        NOW);
    moderation.count(
        stats(0)
            .setMinute(NOON.minus(Duration.ofDays(2)))
            .setAppeals(Map.of("OVERTURNED", 99L))
            .build(),
        NOW);

    assertThat(number("appealsOverturnedPercent").value()).isEqualTo(25.0);
    assertThat(number("publicMinutes").value()).isEqualTo(2.5);
    assertThat(number("publicMinutes").parts()).isEqualTo(Map.of("reviews", 2.0));
    assertThat(number("millisToVerdictP99").value()).isEqualTo(64.0);
  }

  @Test
  void theSeriesHasEveryMinuteAlsoThoseWithoutACount() {
    moderation.count(
        stats(0)
            .setVerdicts(7)
            .setByOutcome(Map.of("APPROVED", 4L, "HELD", 3L))
            .setByReason(Map.of("SPAM", 2L, "ABUSE", 5L))
            .setSubmissions(Map.of("en/APPROVED", 4L))
            .build(),
        NOW);

    List<ModerationNumbers.Minute> series = numbers.series(3);

    assertThat(series)
        .extracting(ModerationNumbers.Minute::minute)
        .containsExactly(NOON.minusSeconds(60), NOON, NOON.plusSeconds(60));
    ModerationNumbers.Minute noon = series.get(1);
    assertThat(noon.in()).isEqualTo(4);
    assertThat(noon.out()).isEqualTo(4);
    assertThat(noon.verdicts()).isEqualTo(7);
    assertThat(noon.topReasons().keySet()).containsExactly("ABUSE", "SPAM");
    assertThat(series.get(0).verdicts()).isZero();
  }

  @Test
  void languagesBeyondMeasureAreCountedTogetherAndNoneIsLost() {
    for (int i = 0; i < 1_000; i++) {
      moderation.count(stats(0).setSubmissions(Map.of("x" + i + "/HELD", 1L)).build(), NOW);
    }

    assertThat(number("heldPercent").value()).isEqualTo(100.0);
    assertThat(number("heldPercent").parts()).hasSizeLessThan(310).containsKey("other");
    assertThat(numbers.series(2).get(0).in()).isEqualTo(1_000);
  }
}
