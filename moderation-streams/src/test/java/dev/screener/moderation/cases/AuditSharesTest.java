package dev.screener.moderation.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.record.CaseRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many an audit picks, and whose verdicts. */
class AuditSharesTest {

  private static final long DAY = Duration.ofDays(1).toMillis();

  @BeforeAll
  static void trustTheRecords() {
    // Avro makes records only of classes that a serde has named.
    AvroSerde.of(CaseRecord.class, WriterSchemas.none());
  }

  private final Audit audit = Audit.keyed("0123456789abcdef".getBytes(UTF_8));

  @Test
  void oneOfAThousandApprovedReviewsIsPicked() {
    // Expected 200, with a standard deviation of 14.
    assertThat(picked(audit, 200_000, Outcome.APPROVED, DecidedBy.POLICY)).isBetween(140, 260);
  }

  @Test
  void oneOfAHundredRejectedReviewsIsPicked() {
    // Expected 100, with a standard deviation of 10.
    assertThat(picked(audit, 10_000, Outcome.REJECTED, DecidedBy.POLICY)).isBetween(60, 140);
  }

  @Test
  void ofAFloodOfRejectionsNoMoreThanTwoHundredADayArePicked() {
    assertThat(picked(audit, 60_000, Outcome.REJECTED, DecidedBy.POLICY)).isEqualTo(200);
  }

  @Test
  void whatIsHeldOrWasDecidedByAPersonIsNotPicked() {
    assertThat(picked(audit, 20_000, Outcome.HELD, DecidedBy.POLICY)).isZero();
    assertThat(picked(audit, 20_000, Outcome.REJECTED, DecidedBy.MODERATOR)).isZero();
  }

  @Test
  void withoutAKeyNothingIsPicked() {
    assertThat(picked(Audit.off(), 20_000, Outcome.REJECTED, DecidedBy.POLICY)).isZero();
  }

  private static int picked(Audit audit, int reviews, Outcome outcome, DecidedBy by) {
    Stand stand = new Stand(outcome, Display.NONE, List.of(), List.of(), "house/1", by);
    int picked = 0;
    for (int i = 0; i < reviews; i++) {
      CaseRecord.Builder next = CaseRecord.newBuilder(state());
      audit.mark(new Docket(state(), text("r" + i), null), stand, next);
      picked += next.getAudit() == null ? 0 : 1;
    }
    return picked;
  }

  private static CaseRecord state() {
    return CaseRecord.newBuilder()
        .setRevision(1)
        .setAuthorHash(1)
        .setOutcome(Outcome.UNKNOWN.name())
        .setDisplay(Display.NONE.name())
        .setFirstSubmittedAt(DAY)
        .setJudgedAt(DAY)
        .build();
  }

  private static ReviewSubmission text(String reviewId) {
    return ReviewSubmission.newBuilder()
        .setKind(SubmissionKind.SUBMITTED)
        .setSubmissionId("s")
        .setAuthorId("ada")
        .setFilmId("crossing")
        .setReviewId(reviewId)
        .setSubmittedAt(Instant.ofEpochMilli(DAY))
        .build();
  }
}
