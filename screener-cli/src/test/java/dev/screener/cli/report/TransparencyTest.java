package dev.screener.cli.report;

import static dev.screener.cli.report.Verdicts.NOON;
import static dev.screener.cli.report.Verdicts.first;
import static dev.screener.cli.report.Verdicts.later;
import static dev.screener.cli.report.Verdicts.report;
import static dev.screener.contracts.event.DecidedBy.MODERATOR;
import static dev.screener.contracts.event.DecidedBy.POLICY;
import static dev.screener.contracts.event.Outcome.APPROVED;
import static dev.screener.contracts.event.Outcome.HELD;
import static dev.screener.contracts.event.Outcome.REJECTED;
import static dev.screener.contracts.event.VerdictCause.DECISION;
import static dev.screener.contracts.event.VerdictCause.HOLD_ENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TransparencyTest {

  private final Transparency counts = new Transparency();

  @Test
  void aRestrictionCountsWhenItBeginsAndNotWhenItIsSaidAgain() {
    ReviewVerdict rejected = first("r1", REJECTED);
    ReviewVerdict held = first("r2", HELD);

    take(
        rejected,
        later(rejected, 1, VerdictCause.POLICY, POLICY, REJECTED),
        held,
        later(held, 2, DECISION, MODERATOR, REJECTED),
        first("r3", APPROVED),
        ReviewVerdict.newBuilder(first("r4", APPROVED))
            .setDisplay(Display.COLLAPSED)
            .setReasons(List.of("SHORT_REACTION"))
            .build());

    assertThat(counts.measures().imposed())
        .containsOnly(
            entry(new Measures.Kind(Restriction.REJECTED, "SPAM", true, false), 1L),
            entry(new Measures.Kind(Restriction.HELD, "SPAM", true, false), 1L),
            entry(new Measures.Kind(Restriction.REJECTED, "SPAM", false, false), 1L),
            entry(new Measures.Kind(Restriction.COLLAPSED, "SHORT_REACTION", true, false), 1L));
  }

  @Test
  void anEditJudgedAnewIsAMeasureOfItsOwnAndAnApprovalLiftsOne() {
    ReviewVerdict rejected = first("r1", REJECTED);
    ReviewVerdict edited =
        ReviewVerdict.newBuilder(rejected)
            .setRevision(2)
            .setPreviousOutcome(REJECTED)
            .setPreviousDisplay(Display.NONE)
            .build();

    take(rejected, edited, later(edited, 3, DECISION, MODERATOR, APPROVED));

    assertThat(counts.measures().imposed().values()).containsExactly(2L);
    assertThat(counts.measures().lifted()).containsExactly(entry(Restriction.REJECTED, 1L));
  }

  @Test
  void whatTheSiteDecidedBeforeAnImportIsNoMeasure() {
    take(ReviewVerdict.newBuilder(first("r1", REJECTED)).setDecidedBy(DecidedBy.PRIOR).build());

    assertThat(counts.measures().imposed()).isEmpty();
    assertThat(counts.automation().json().path("submissions").path("importedWithTheirOutcome"))
        .hasToString("1");
  }

  @Test
  void noticesAreActedUponOrNotWithTheirTimeAndRepeatsCountOnce() {
    counts.take(report("n1", "r1", ReportKind.SPAM, 10));
    counts.take(report("n1", "r1", ReportKind.SPAM, 11));
    counts.take(report("n2", "r2", ReportKind.SPAM, 10));
    counts.take(report("n3", "r3", ReportKind.ILLEGAL, 10));
    counts.take(report("n4", "r4", ReportKind.ABUSE, 10));
    ReviewVerdict one = first("r1", APPROVED);
    ReviewVerdict two = first("r2", APPROVED);
    ReviewVerdict three = first("r3", APPROVED);
    ReviewVerdict four = first("r4", APPROVED);

    take(one, two, three, four);
    take(later(one, 70, DECISION, MODERATOR, REJECTED));
    take(later(two, 190, DECISION, MODERATOR, APPROVED));
    take(ReviewVerdict.newBuilder(four).setRevision(2).setJudgedAt(NOON.plusSeconds(3600)).build());

    assertThat(counts.notices())
        .isEqualTo(new ReportCounts(4, 1, 1, 1, 1, 0, OptionalDouble.of(2)));
    assertThat(counts.noticesByKind().get(ReportKind.SPAM).received()).isEqualTo(2);
    assertThat(counts.noticesByKind().get(ReportKind.ILLEGAL).open()).isOne();
    assertThat(counts.measures().imposed())
        .containsOnlyKeys(new Measures.Kind(Restriction.REJECTED, "(none)", false, true));
  }

  @Test
  void aHoldThatEndsByItselfSettlesANoticeWithoutAPerson() {
    counts.take(report("n1", "r1", ReportKind.THREAT, 1));
    ReviewVerdict approved = first("r1", APPROVED);
    ReviewVerdict held = later(approved, 1, VerdictCause.REPORT, POLICY, HELD);

    take(approved, held, later(held, 61, HOLD_ENDED, POLICY, REJECTED));

    assertThat(counts.notices())
        .isEqualTo(new ReportCounts(1, 1, 0, 0, 0, 1, OptionalDouble.of(1)));
  }

  @Test
  void complaintsAreCountedByWhatTheyAreAgainstAndWhatBecameOfThem() {
    counts.take(report("a1", "r1", ReportKind.APPEAL, 10));
    counts.take(report("a2", "r2", ReportKind.APPEAL, 10));
    ReviewVerdict one = first("r1", REJECTED);
    ReviewVerdict two = first("r2", REJECTED);

    take(one, two);
    ReviewVerdict appealed = appealed(one);
    take(appealed, later(appealed, 40, DECISION, MODERATOR, APPROVED));
    ReviewVerdict appealedToo = appealed(two);
    take(appealedToo, later(appealedToo, 40, DECISION, MODERATOR, REJECTED));

    assertThat(counts.complaints())
        .isEqualTo(new ReportCounts(2, 1, 1, 0, 0, 0, OptionalDouble.of(0.5)));
    assertThat(counts.complaintsByBasis())
        .containsOnlyKeys(new Transparency.Basis(Restriction.REJECTED, POLICY));
    assertThat(counts.notices().received()).isZero();
    assertThat(counts.automation().overturned()).isEqualTo(new Share(1, 2));
    assertThat(counts.automation().overturnedByComplaint()).isEqualTo(new Share(1, 2));
  }

  @Test
  void anUndoneDecisionIsNoDecision() {
    counts.take(report("a1", "r1", ReportKind.APPEAL, 10));
    ReviewVerdict rejected = first("r1", REJECTED);
    ReviewVerdict appealed = appealed(rejected);
    ReviewVerdict approved = later(appealed, 40, DECISION, MODERATOR, APPROVED);

    take(rejected, appealed, approved);
    take(
        ReviewVerdict.newBuilder(later(approved, 50, DECISION, POLICY, REJECTED))
            .setDecisionAnswer(DecisionAnswer.UNDONE)
            .build());

    assertThat(counts.complaints().open()).isOne();
    assertThat(counts.automation().overturned()).isEqualTo(new Share(0, 1));
  }

  @Test
  void automatedDecisionsAreThoseWithoutAPersonBetween() {
    take(first("r1", APPROVED), first("r2", REJECTED), first("r3", HELD));

    assertThat(counts.automation().decidedAutomatically()).isEqualTo(2);
    assertThat(counts.automation().heldForAPerson()).isOne();
  }

  @Test
  void auditsAddUpOverPartitionsAndMinutes() {
    counts.take(stats(NOON, 0, Map.of("APPROVED/REJECT", 1L, "APPROVED/APPROVE", 7L)));
    counts.take(stats(NOON.minusSeconds(60), 1, Map.of("APPROVED/APPROVE", 2L)));
    counts.take(stats(NOON, 1, Map.of("REJECTED/APPROVE", 1L, "REJECTED/REJECT", 3L)));

    assertThat(counts.audits().missed()).isEqualTo(new Share(1, 10));
    assertThat(counts.audits().wronglyKeptOut()).isEqualTo(new Share(1, 4));
    assertThat(counts.audits().json().path("since").asText()).isEqualTo("2026-11-01T11:59:00Z");
  }

  private void take(ReviewVerdict... verdicts) {
    for (ReviewVerdict verdict : verdicts) {
      counts.take(verdict);
    }
  }

  private static ReviewVerdict appealed(ReviewVerdict verdict) {
    return ReviewVerdict.newBuilder(
            later(verdict, 10, VerdictCause.APPEAL, POLICY, verdict.getOutcome()))
        .setAppealed(true)
        .build();
  }

  private static ModerationStats stats(Instant minute, int partition, Map<String, Long> audits) {
    return ModerationStats.newBuilder()
        .setMinute(minute)
        .setPartition(partition)
        .setVerdicts(1)
        .setAudits(audits)
        .build();
  }
}
