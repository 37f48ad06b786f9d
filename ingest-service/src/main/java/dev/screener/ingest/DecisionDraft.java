package dev.screener.ingest;

import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.SiegeDecision;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A decision that is sound, and still names its moderator and holds the note in plain words: so it
 * never leaves the service.
 *
 * @param undoes the decision that an UNDO takes back
 * @param reason a code, or empty
 * @param moderator the name of the moderator's credential, or what a back end calls them
 */
record DecisionDraft(
    String decisionId,
    DecisionSubject about,
    DecisionAction action,
    @Nullable String undoes,
    DecisionEffect effect,
    String reason,
    @Nullable String note,
    String moderator,
    Instant decidedAt) {

  /** Puts it onto its topic, as it may stand there. */
  CompletionStage<Publication> publish(
      Submissions submissions, String moderatorToken, byte @Nullable [] encryptedNote) {
    ByteBuffer sealedNote = encryptedNote == null ? null : ByteBuffer.wrap(encryptedNote);
    if (about instanceof DecisionSubject.OfCampaign campaign) {
      return submissions.publish(
          new CampaignDecision(
              decisionId,
              campaign.campaignId(),
              action,
              undoes,
              reason,
              sealedNote,
              moderatorToken,
              decidedAt));
    }
    if (about instanceof DecisionSubject.OfSiege siege) {
      return submissions.publish(
          new SiegeDecision(
              decisionId,
              siege.filmId(),
              siege.openedAt(),
              action,
              undoes,
              sealedNote,
              moderatorToken,
              decidedAt));
    }
    DecisionSubject.OfReview review = (DecisionSubject.OfReview) about;
    return submissions.publish(
        new ModeratorDecision(
            decisionId,
            review.filmId(),
            review.reviewId(),
            review.revision(),
            action,
            undoes,
            effect,
            reason,
            sealedNote,
            moderatorToken,
            decidedAt));
  }
}
