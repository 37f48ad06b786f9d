package dev.screener.projection.moderation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said about a review before. */
public interface PastVerdicts {

  /**
   * A verdict on record.
   *
   * @param cause what made the policy be asked, as SUBMISSION or DECISION
   * @param decidedBy POLICY, MODERATOR, AUTHOR or PRIOR
   * @param decisionId the moderator's decision that it answers
   * @param previousOutcome null for the first on a review
   * @param judgedAt event time
   */
  record Past(
      int revision,
      String cause,
      String decidedBy,
      @Nullable String decisionId,
      @Nullable String decisionAnswer,
      String outcome,
      String display,
      @Nullable String previousOutcome,
      List<String> reasons,
      List<String> ruleIds,
      String policyVersion,
      Instant judgedAt) {}

  /**
   * The verdicts on a review, the newest first, at most 16. A review that was approved at once and
   * never spoken of again has none here: where it stands, the film view tells.
   *
   * @throws dev.screener.projection.view.ViewNotReadyException when the film's part of the view is
   *     not here, or not yet
   */
  List<Past> of(String filmId, String reviewId);
}
