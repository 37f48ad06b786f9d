package dev.screener.ingest;

import dev.screener.contracts.event.ReviewSubmission;
import io.vertx.ext.web.RoutingContext;

/** Authors who want to be forgotten. */
final class AuthorsEndpoint {

  private static final String DEADLINES =
      "The author's reviews leave views and stores at once, compacted topics within 24 hours, and"
          + " logs within 30 days and a day; then nothing of them is left.";

  private final AuthorIntake intake;
  private final Erasures erasures;

  AuthorsEndpoint(AuthorIntake intake, Erasures erasures) {
    this.intake = intake;
    this.erasures = erasures;
  }

  /** {@code DELETE /v1/authors/{authorId}} */
  void erase(RoutingContext context) {
    Reading<ReviewSubmission> reading;
    try {
      reading =
          intake.erasure(
              Callers.of(context),
              context.pathParam("authorId"),
              RequestHeaders.idempotencyKey(context.request().getHeader("Idempotency-Key")));
    } catch (Refusal refusal) {
      Answers.problem(context, refusal.problem());
      return;
    }
    if (reading instanceof Reading.Refused<ReviewSubmission> refused) {
      Answers.problem(context, refused.problem());
    } else if (reading instanceof Reading.Sound<ReviewSubmission> sound) {
      Answers.onceKnown(
          context,
          erasures.erase(sound.value()),
          acknowledged -> Answers.accepted(context, erasing(sound.value())));
    }
  }

  /** Ids hold nothing that JSON would have to escape. */
  private static String erasing(ReviewSubmission erasure) {
    return "{\"authorId\":\""
        + erasure.getAuthorId()
        + "\",\"submissionId\":\""
        + erasure.getSubmissionId()
        + "\",\"status\":\"ERASING\",\"deadlines\":\""
        + DEADLINES
        + "\"}";
  }
}
