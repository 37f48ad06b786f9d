package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.HONEST;
import static dev.screener.moderation.ReviewDraft.review;
import static dev.screener.moderation.Said.approval;
import static dev.screener.moderation.Said.rejection;
import static dev.screener.moderation.Said.report;
import static dev.screener.moderation.Said.undo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers report is weighed, queued and settled. */
class ReportsTest {

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

  private static <T> T last(List<T> list) {
    assertThat(list).isNotEmpty();
    return list.get(list.size() - 1);
  }

  @Test
  void aReaderCountsOnceHoweverOftenTheyReport() {
    // Given
    line.submit(review("r1"));

    // When
    line.report(report("bob", ReportKind.SPAM))
        .report(report("bob", ReportKind.ABUSE))
        .report(report("bob", ReportKind.OTHER));

    // Then
    assertThat(line.queue()).isEmpty();
    assertThat(line.verdicts()).hasSize(1);
  }

  @Test
  void aGraveReportTakesTheReviewOutOfSightAtOnce() {
    // Given
    line.submit(review("r1"));

    // When
    line.report(report("bob", ReportKind.PRIVATE_DATA));

    // Then
    ReviewVerdict verdict = last(line.verdicts());
    assertThat(verdict.getOutcome()).isEqualTo(Outcome.HELD);
    assertThat(verdict.getCause()).isEqualTo(VerdictCause.REPORT);
    assertThat(last(line.approved()).value()).isNull();
    assertThat(last(line.queue()).value().getLane()).isEqualTo(Lane.REPORTED);
  }

  @Test
  void twoOrdinaryReportersHaveAPersonLookWhileTheReviewStays() {
    // Given
    line.submit(review("r1"));

    // When
    line.report(report("bob", ReportKind.SPAM)).report(report("cid", ReportKind.OTHER));

    // Then
    QueuedJob job = last(line.queue()).value();
    assertThat(job.getLane()).isEqualTo(Lane.REPORTED);
    assertThat(job.getReports()).isEqualTo(Map.of("SPAM", 1, "OTHER", 1));
    assertThat(line.approved()).allSatisfy(shown -> assertThat(shown.value()).isNotNull());
  }

  @Test
  void aDecisionSettlesTheReportsAndItsUndoingBringsThemBack() {
    // Given
    line.submit(review("r1"))
        .report(report("bob", ReportKind.SPAM))
        .report(report("cid", ReportKind.OTHER));
    QueuedJob before = last(line.queue()).value();

    // When
    line.after(Duration.ofMinutes(1)).decide(approval("d1", "moderator-1"));
    QueuedJob settled = last(line.queue()).value();
    line.after(Duration.ofMinutes(1)).decide(undo("d2", "d1"));

    // Then
    assertThat(settled).isNull();
    assertThat(last(line.queue()).value()).isEqualTo(before);
  }

  @Test
  void anEditDoesNotShakeReportsOff() {
    // Given
    line.submit(review("r1"))
        .report(report("bob", ReportKind.SPAM))
        .report(report("cid", ReportKind.OTHER));

    // When
    line.after(Duration.ofMinutes(1)).submit(review("r1").edited("s2").saying(HONEST + " Again."));

    // Then
    QueuedJob job = last(line.queue()).value();
    assertThat(job.getRevision()).isEqualTo(2);
    assertThat(job.getReports()).hasSize(2);
  }

  @Test
  void whoReportsMoreThanAReaderComesUponWeighsNothing() {
    // Given
    for (int i = 0; i < 20; i++) {
      line.report(report("bob", ReportKind.THREAT).setReviewId("other-" + i));
    }
    line.submit(review("r1"));

    // When
    line.report(report("bob", ReportKind.THREAT));

    // Then
    assertThat(last(line.verdicts()).getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(line.queue()).isEmpty();
  }

  @Test
  void aDayLaterUpheldReportsWeighMoreAndDismissedOnesLess() {
    // Given: two that a moderator agrees with, and two that are dismissed.
    for (int i = 0; i < 2; i++) {
      line.submit(review("good-" + i).by("author-" + i).of("film-" + i))
          .report(report("bob", ReportKind.SPAM).setFilmId("film-" + i).setReviewId("good-" + i))
          .report(report("cid", ReportKind.SPAM).setFilmId("film-" + i).setReviewId("good-" + i));
      line.report(report("dan", ReportKind.SPAM).setFilmId("film-" + i).setReviewId("bad-" + i))
          .submit(review("bad-" + i).by("author-x" + i).of("film-" + i));
      line.after(Duration.ofSeconds(1))
          .decide(rejection("d" + i, "m").setFilmId("film-" + i).setReviewId("good-" + i))
          .decide(approval("e" + i, "m").setFilmId("film-" + i).setReviewId("bad-" + i));
    }
    line.after(Duration.ofHours(25)).submit(review("r1"));
    line.queue();

    // When
    line.report(report("dan", ReportKind.THREAT));
    List<ReviewVerdict> afterDismissed = line.verdicts();
    line.report(report("bob", ReportKind.THREAT));

    // Then
    assertThat(last(afterDismissed).getOutcome()).isEqualTo(Outcome.APPROVED);
    ReviewVerdict verdict = last(line.verdicts());
    assertThat(verdict.getOutcome()).isEqualTo(Outcome.HELD);
    assertThat(verdict.getSignals().get("reports.weight")).isEqualTo(2 / 6f + 4 / 6f);
  }
}
