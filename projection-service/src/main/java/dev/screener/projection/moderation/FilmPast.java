package dev.screener.projection.moderation;

import java.time.Instant;
import java.util.List;

/** What was said of a film's reviews lately, where it was worth saying. */
public interface FilmPast {

  /**
   * The newest verdict on one review.
   *
   * @param decidedBy POLICY, MODERATOR, AUTHOR or PRIOR
   * @param judgedAt event time
   */
  record One(
      String reviewId,
      int revision,
      String outcome,
      String decidedBy,
      List<String> reasons,
      Instant judgedAt) {}

  /**
   * The newest verdicts on the film's reviews, one a review, the newest first, at most 20 and none
   * older than 30 days of event time. Reviews that were approved at once and never spoken of again
   * are not among them: the film view tells those.
   *
   * @throws dev.screener.projection.view.ViewNotReadyException when the film's part of the view is
   *     not here, or not yet
   */
  List<One> of(String filmId);
}
