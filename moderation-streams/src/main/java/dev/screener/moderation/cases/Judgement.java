package dev.screener.moderation.cases;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.StandingChange;

/**
 * A verdict, and all that it changes outside the case.
 *
 * @param authorId whose standing may change; empty when it does not
 */
public record Judgement(
    ReviewVerdict verdict,
    Change<ApprovedReview> approved,
    Change<QueuedJob> queue,
    String authorId,
    Change<StandingChange> standing) {

  /** A verdict that changes nothing else. */
  static Judgement of(ReviewVerdict verdict) {
    return new Judgement(verdict, Change.none(), Change.none(), "", Change.none());
  }
}
