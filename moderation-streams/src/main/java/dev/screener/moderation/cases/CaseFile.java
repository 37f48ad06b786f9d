package dev.screener.moderation.cases;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.ScreenedReview;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is at hand when a review's evidence reaches its case.
 *
 * @param known the case as stored, or null when this is its first evidence
 * @param at event time, ms since the epoch
 */
record CaseFile(
    @Nullable CaseRecord known,
    ScreenedReview screened,
    ReviewSubmission submission,
    long authorHash,
    long at) {

  /**
   * Evidence for a revision that the case has already gone beyond. A refused write is never late:
   * it is answered.
   */
  boolean isLate() {
    if (known == null || screened.getRefusal() != null || isForeign()) {
      return false;
    }
    return isWithdrawal()
        ? known.getRevision() > screened.getRevision()
        : known.getRevision() >= screened.getRevision();
  }

  boolean isForeign() {
    return known != null && known.getAuthorHash() != authorHash;
  }

  boolean isWithdrawal() {
    return submission.getKind() == SubmissionKind.WITHDRAWN;
  }

  Optional<CaseRecord> earlier() {
    return Optional.ofNullable(known);
  }
}
