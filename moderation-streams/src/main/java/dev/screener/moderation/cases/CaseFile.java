package dev.screener.moderation.cases;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.moderation.record.CampaignNote;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.ScreenedReview;
import org.jspecify.annotations.Nullable;

/**
 * All that is at hand when a review's evidence reaches its case.
 *
 * @param known the case as stored, or null when nothing is known of it
 * @param older what readers see of an earlier revision, where that may stay; null for nothing
 * @param campaign what the campaign desk found, to be noted; null for nothing
 * @param siege when the siege opened that it looks part of, ms since the epoch; 0 for none
 * @param at event time, ms since the epoch
 */
record CaseFile(
    @Nullable CaseRecord known,
    ScreenedReview screened,
    ReviewSubmission submission,
    @Nullable ApprovedReview older,
    @Nullable CampaignNote campaign,
    long siege,
    long authorHash,
    long at) {

  /**
   * Evidence for a revision that the case has already gone beyond. A refused write is never late:
   * it is answered; so is a write to a review that was erased.
   */
  boolean isLate() {
    if (known == null || screened.getRefusal() != null) {
      return false;
    }
    if (isErasure()) {
      return known.getErased() || isForeign();
    }
    if (known.getErased() || isForeign()) {
      return false;
    }
    return isWithdrawal()
        ? known.getRevision() > screened.getRevision()
        : known.getRevision() >= screened.getRevision();
  }

  boolean isForeign() {
    return known != null && known.getRevision() > 0 && known.getAuthorHash() != authorHash;
  }

  boolean isWithdrawal() {
    return submission.getKind() == SubmissionKind.WITHDRAWN;
  }

  boolean isErasure() {
    return submission.getKind() == SubmissionKind.AUTHOR_ERASED;
  }
}
