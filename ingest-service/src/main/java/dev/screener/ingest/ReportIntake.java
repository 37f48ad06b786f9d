package dev.screener.ingest;

import dev.screener.contracts.access.Principal;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewReport;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a request to a report or an appeal: reads the body and checks it for sense. */
final class ReportIntake {

  static final int MAX_NOTE = 2_000;
  static final Set<ReportKind> KINDS =
      Collections.unmodifiableSet(
          EnumSet.complementOf(EnumSet.of(ReportKind.UNKNOWN, ReportKind.APPEAL)));

  private final Clock clock;

  ReportIntake(Clock clock) {
    this.clock = clock;
  }

  /**
   * What a report came in, beside its body.
   *
   * @param idempotencyKey the client's own name for this request
   */
  record About(
      Principal caller,
      @Nullable String filmId,
      @Nullable String reviewId,
      @Nullable String idempotencyKey) {}

  /** A reader's word about a review. */
  Reading<ReviewReport> report(About about, byte[] bytes) {
    try {
      SubmitReportRequest request = SubmitReportRequest.read(bytes);
      String reporter = Checks.person("reporterId", about.caller(), request.reporterId());
      ReportKind kind = Checks.oneOf("kind", request.kind(), KINDS);
      String note = Checks.atMost("note", request.note(), MAX_NOTE);
      return sound(about, kind, reporter, note == null || note.isBlank() ? null : note);
    } catch (Refusal refusal) {
      return new Reading.Refused<>(refusal.problem(), null, null);
    }
  }

  /** An author's word against a verdict. Whether the review is theirs is seen downstream. */
  Reading<ReviewReport> appeal(About about, byte[] bytes) {
    try {
      SubmitAppealRequest request = SubmitAppealRequest.read(bytes);
      String author = Checks.person("authorId", about.caller(), request.authorId());
      String text = Checks.atMost("text", request.text(), MAX_NOTE);
      if (text == null || text.isBlank()) {
        throw new Refusal(
            Problems.unacceptable("text", "An appeal says why the verdict should change."));
      }
      return sound(about, ReportKind.APPEAL, author, text);
    } catch (Refusal refusal) {
      return new Reading.Refused<>(refusal.problem(), null, null);
    }
  }

  private Reading<ReviewReport> sound(
      About about, ReportKind kind, String person, @Nullable String note) throws Refusal {
    String filmId = Checks.id("filmId", about.filmId());
    String reviewId = Checks.id("reviewId", about.reviewId());
    return new Reading.Sound<>(
        new ReviewReport(
            id(about, kind, person), filmId, reviewId, kind, person, note, clock.instant()));
  }

  /** The same key from the same person about the same review is the same report. */
  private static String id(About about, ReportKind kind, String person) {
    if (about.idempotencyKey() == null) {
      return DerivedIds.random().submissionId();
    }
    return DerivedIds.of(kind == ReportKind.APPEAL ? "appeal" : "report")
        .and(about.caller().name())
        .and(person)
        .and(about.filmId())
        .and(about.reviewId())
        .and(about.idempotencyKey())
        .ids()
        .submissionId();
  }
}
