package dev.screener.ingest;

import dev.screener.contracts.http.WriteToken;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moderators' decisions, one a request or one a line. */
final class DecisionsEndpoint {

  private static final Set<String> JSON = Set.of("application/json");

  private final DecisionIntake intake;
  private final Decisions decisions;
  private final Bodies bodies;
  private final BatchEndpoint batches;

  DecisionsEndpoint(
      DecisionIntake intake, Decisions decisions, Bodies bodies, BatchEndpoint batches) {
    this.intake = intake;
    this.decisions = decisions;
    this.bodies = bodies;
    this.batches = batches;
  }

  /** {@code POST /v1/moderation/decisions} */
  void decide(RoutingContext context) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (Bodies.isOneOf(type, BatchEndpoint.NDJSON)) {
      many(context);
    } else if (Bodies.isAcceptable(context, JSON, BatchEndpoint.MEDIA_TYPE)) {
      one(context);
    }
  }

  private void many(RoutingContext context) {
    if (Bodies.isAcceptable(context, BatchEndpoint.NDJSON)) {
      batches.take(
          context, key -> new DecisionLines(Callers.of(context), key, intake, decisions.inOrder()));
    }
  }

  private void one(RoutingContext context) {
    @Nullable String key;
    try {
      key = RequestHeaders.idempotencyKey(context.request().getHeader("Idempotency-Key"));
    } catch (Refusal refusal) {
      Answers.problem(context, refusal.problem());
      return;
    }
    bodies.read(
        context,
        ReviewsEndpoint.MAX_BODY_BYTES,
        bytes -> publish(context, intake.single(Callers.of(context), key, bytes)));
  }

  private void publish(RoutingContext context, Reading<DecisionDraft> reading) {
    if (reading instanceof Reading.Refused<DecisionDraft> refused) {
      Answers.problem(context, refused.problem());
    } else if (reading instanceof Reading.Sound<DecisionDraft> sound) {
      Answers.onceKnown(
          context,
          decisions.publish(sound.value()),
          acknowledged -> Answers.accepted(context, accepted(sound.value())));
    }
  }

  /**
   * Ids hold nothing that JSON would have to escape. A decision on a campaign or a siege is
   * answered on moderation.campaigns or moderation.sieges, for which no view waits.
   */
  private static String accepted(DecisionDraft draft) {
    String decisionId = "{\"decisionId\":\"" + draft.decisionId() + '"';
    return draft.about() instanceof DecisionSubject.OfReview review
        ? decisionId
            + ",\"token\":\""
            + new WriteToken.OfDecision(review.filmId(), review.reviewId(), draft.decisionId())
                .encode()
            + "\"}"
        : decisionId + '}';
  }
}
