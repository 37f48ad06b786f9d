package dev.screener.ingest;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.http.WriteToken;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One review a request: submitted, edited, withdrawn. */
final class ReviewsEndpoint {

  static final int MAX_BODY_BYTES = 256 * 1024;
  private static final Set<String> JSON = Set.of("application/json");

  private final ReviewIntake intake;
  private final Submissions submissions;
  private final Bodies bodies;
  private final String readPublicUrl;

  ReviewsEndpoint(
      ReviewIntake intake, Submissions submissions, Bodies bodies, String readPublicUrl) {
    this.intake = intake;
    this.submissions = submissions;
    this.bodies = bodies;
    this.readPublicUrl = readPublicUrl;
  }

  /** {@code POST /v1/films/{filmId}/reviews} */
  void submit(RoutingContext context) {
    withBody(context, SubmissionKind.SUBMITTED);
  }

  /** {@code PUT /v1/films/{filmId}/reviews/{reviewId}} */
  void edit(RoutingContext context) {
    withBody(context, SubmissionKind.EDITED);
  }

  /** {@code DELETE /v1/films/{filmId}/reviews/{reviewId}?authorId=} */
  void withdraw(RoutingContext context) {
    open(
        context,
        SubmissionKind.WITHDRAWN,
        envelope -> {
          List<String> authors = context.queryParam("authorId");
          if (authors.size() > 1) {
            Answers.problem(
                context, Problems.malformed("authorId", "The author is there twice; give one."));
          } else {
            publish(
                context, intake.withdrawal(envelope, authors.isEmpty() ? null : authors.get(0)));
          }
        });
  }

  private void withBody(RoutingContext context, SubmissionKind kind) {
    if (!Bodies.isAcceptable(context, JSON)) {
      return;
    }
    open(
        context,
        kind,
        envelope ->
            bodies.read(
                context,
                MAX_BODY_BYTES,
                bytes -> publish(context, intake.read(envelope, bytes, 0, bytes.length))));
  }

  private static void open(RoutingContext context, SubmissionKind kind, Consumer<Envelope> then) {
    Envelope envelope;
    try {
      envelope = envelope(context, kind);
    } catch (Refusal refusal) {
      Answers.problem(context, refusal.problem());
      return;
    }
    then.accept(envelope);
  }

  private static Envelope envelope(RoutingContext context, SubmissionKind kind) throws Refusal {
    HttpServerRequest request = context.request();
    return new Envelope(
        Callers.of(context),
        kind,
        context.pathParam("filmId"),
        context.pathParam("reviewId"),
        RequestHeaders.idempotencyKey(request.getHeader("Idempotency-Key")),
        RequestHeaders.expectedRevision(request.getHeader(HttpHeaders.IF_MATCH)));
  }

  private void publish(RoutingContext context, Reading<ReviewSubmission> reading) {
    if (reading instanceof Reading.Refused<ReviewSubmission> refused) {
      Answers.problem(context, refused.problem());
    } else if (reading instanceof Reading.Sound<ReviewSubmission> sound) {
      ReviewSubmission submission = sound.value();
      Answers.onceKnown(
          context,
          submissions.publish(submission),
          acknowledged -> Answers.accepted(context, pending(submission)));
    }
  }

  /** Ids and addresses were checked to hold nothing that JSON would have to escape. */
  private String pending(ReviewSubmission submission) {
    String filmId = submission.getFilmId();
    String reviewId = submission.getReviewId();
    String submissionId = submission.getSubmissionId();
    return "{\"filmId\":\""
        + filmId
        + "\",\"reviewId\":\""
        + reviewId
        + "\",\"submissionId\":\""
        + submissionId
        + "\",\"status\":\"PENDING\",\"url\":\""
        + readPublicUrl
        + "/v1/films/"
        + filmId
        + "/reviews/"
        + reviewId
        + "\",\"token\":\""
        + new WriteToken.OfSubmission(filmId, reviewId, submissionId).encode()
        + "\"}";
  }
}
