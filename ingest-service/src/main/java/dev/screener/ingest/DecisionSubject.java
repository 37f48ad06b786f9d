package dev.screener.ingest;

import java.time.Instant;

/** What a decision is about. Sealed, since each goes to a topic of its own. */
sealed interface DecisionSubject {

  /** One review, at the revision that was seen. */
  record OfReview(String filmId, String reviewId, int revision) implements DecisionSubject {}

  /** A campaign, with all that belongs to it. */
  record OfCampaign(String campaignId) implements DecisionSubject {}

  /** A siege of a film, with all that it holds. */
  record OfSiege(String filmId, Instant openedAt) implements DecisionSubject {}
}
