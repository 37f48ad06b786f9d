package dev.screener.ingest;

import dev.screener.contracts.event.ReviewReport;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.function.BiFunction;

/** Reports on reviews, and their authors' appeals. */
final class ReportsEndpoint {

  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final Set<String> JSON = Set.of("application/json");

  private final ReportIntake intake;
  private final Submissions submissions;
  private final Bodies bodies;

  ReportsEndpoint(ReportIntake intake, Submissions submissions, Bodies bodies) {
    this.intake = intake;
    this.submissions = submissions;
    this.bodies = bodies;
  }

  /** {@code POST /v1/films/{filmId}/reviews/{reviewId}/reports} */
  void report(RoutingContext context) {
    take(context, intake::report, "reportId");
  }

  /** {@code POST /v1/films/{filmId}/reviews/{reviewId}/appeals} */
  void appeal(RoutingContext context) {
    take(context, intake::appeal, "appealId");
  }

  private void take(
      RoutingContext context,
      BiFunction<ReportIntake.About, byte[], Reading<ReviewReport>> read,
      String idField) {
    if (!Bodies.isAcceptable(context, JSON)) {
      return;
    }
    ReportIntake.About about;
    try {
      about =
          new ReportIntake.About(
              Callers.of(context),
              context.pathParam("filmId"),
              context.pathParam("reviewId"),
              RequestHeaders.idempotencyKey(context.request().getHeader("Idempotency-Key")));
    } catch (Refusal refusal) {
      Answers.problem(context, refusal.problem());
      return;
    }
    bodies.read(
        context, MAX_BODY_BYTES, bytes -> publish(context, read.apply(about, bytes), idField));
  }

  private void publish(RoutingContext context, Reading<ReviewReport> reading, String idField) {
    if (reading instanceof Reading.Refused<ReviewReport> refused) {
      Answers.problem(context, refused.problem());
    } else if (reading instanceof Reading.Sound<ReviewReport> sound) {
      Answers.onceKnown(
          context,
          submissions.publish(sound.value()),
          acknowledged -> Answers.accepted(context, accepted(sound.value(), idField)));
    }
  }

  /** Ids hold nothing that JSON would have to escape. */
  private static String accepted(ReviewReport report, String idField) {
    return "{\"filmId\":\""
        + report.getFilmId()
        + "\",\"reviewId\":\""
        + report.getReviewId()
        + "\",\""
        + idField
        + "\":\""
        + report.getReportId()
        + "\"}";
  }
}
