package dev.screener.moderation.campaign;

import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.ClusterNews;
import dev.screener.moderation.record.ScreenedReview;

/** What leaves the campaign desk. Sealed, since each kind takes another arrow of the flow. */
sealed interface Passage {

  /** A review that goes on to its case; keyed by filmId/reviewId. */
  record Onward(ScreenedReview review) implements Passage {}

  /** A review that passes the desk again; keyed by its next template key and filmId/reviewId. */
  record Again(ScreenedReview review) implements Passage {}

  /** To the case of a review that came before its campaign was known; keyed by that review. */
  record Late(CampaignEvidence evidence) implements Passage {}

  /** To the step that names campaigns; keyed by the template key. */
  record News(ClusterNews news) implements Passage {}
}
