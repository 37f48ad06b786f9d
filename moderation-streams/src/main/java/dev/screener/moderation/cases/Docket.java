package dev.screener.moderation.cases;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.moderation.line.SignalBytes;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.policy.Case;
import dev.screener.policy.Evidence;
import dev.screener.scoring.ReviewText;
import org.jspecify.annotations.Nullable;

/**
 * A case together with its text, as a step reads it.
 *
 * @param state what the case records; its outcome is what stood so far
 * @param text the submission of the present revision
 * @param older what readers see of an earlier revision while this one waits; null for nothing
 */
record Docket(CaseRecord state, ReviewSubmission text, @Nullable ApprovedReview older) {

  Docket with(CaseRecord next) {
    return new Docket(next, text, older);
  }

  Evidence evidence() {
    Evidence.Builder collected = Evidence.builder();
    SignalBytes.read(state.getSignals(), collected);
    return Campaigns.over(Reports.over(collected.build(), state), state);
  }

  /** As the policy may see it. */
  Case toCase(Evidence evidence) {
    return new Case(
        text.getFilmId(), text.getReviewId(), state.getRevision(), reviewText(), evidence);
  }

  ReviewText reviewText() {
    return new ReviewText(text.getTitle(), text.getText(), text.getLanguage());
  }
}
