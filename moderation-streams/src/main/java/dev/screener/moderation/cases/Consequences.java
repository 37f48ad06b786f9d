package dev.screener.moderation.cases;

import static dev.screener.contracts.event.Outcome.APPROVED;
import static dev.screener.contracts.event.Outcome.HELD;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.StandingChange;
import dev.screener.moderation.record.CaseRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict changes outside its case: a function of where the review stood and where it
 * stands.
 */
final class Consequences {

  /**
   * An author of whom so many reviews have stood is proven; telling the author desk of more would
   * change nothing it decides.
   */
  private static final float PROVEN = 10;

  private Consequences() {}

  /**
   * The verdict and what follows from it.
   *
   * @param before null for the first verdict on a review
   * @param text the submission of the revision that stands
   * @param stoodReviews of the author, at submission
   */
  static Judgement of(
      @Nullable CaseRecord before,
      CaseRecord after,
      ReviewSubmission text,
      ReviewVerdict verdict,
      float stoodReviews) {
    boolean stood = was(before, APPROVED);
    boolean stands = was(after, APPROVED);
    boolean same = before != null && sameToReaders(before, after);
    return new Judgement(
        verdict,
        stands ? (same ? Change.none() : Change.to(approved(after, text))) : goneIf(stood),
        was(after, HELD) ? Change.to(queued(after, text, verdict)) : goneIf(was(before, HELD)),
        text.getAuthorId(),
        stands == stood || (stands && stoodReviews >= PROVEN)
            ? Change.none()
            : Change.to(standing(verdict, stands)));
  }

  private static boolean was(@Nullable CaseRecord state, Outcome outcome) {
    return state != null && state.getOutcome().equals(outcome.name());
  }

  private static boolean sameToReaders(CaseRecord before, CaseRecord after) {
    return before.getRevision() == after.getRevision()
        && before.getOutcome().equals(after.getOutcome())
        && before.getDisplay().equals(after.getDisplay());
  }

  private static ApprovedReview approved(CaseRecord after, ReviewSubmission text) {
    return ApprovedReview.newBuilder()
        .setFilmId(text.getFilmId())
        .setReviewId(text.getReviewId())
        .setRevision(after.getRevision())
        .setDisplay(Display.valueOf(after.getDisplay()))
        .setAuthorId(text.getAuthorId())
        .setAuthorName(text.getAuthorName())
        .setRating(text.getRating())
        .setTitle(text.getTitle())
        .setText(text.getText())
        .setLanguage(text.getLanguage())
        .setVerifiedViewing(text.getVerifiedViewing())
        .setSubmittedAt(Instant.ofEpochMilli(after.getFirstSubmittedAt()))
        .setEditedAt(after.getRevision() > 1 ? text.getSubmittedAt() : null)
        .build();
  }

  private static QueuedJob queued(CaseRecord after, ReviewSubmission text, ReviewVerdict verdict) {
    Jobs.Triage triage = Jobs.triage(verdict);
    Long heldSince = after.getHeldSince();
    return QueuedJob.newBuilder()
        .setJobId(text.getFilmId() + '/' + text.getReviewId())
        .setLane(triage.lane())
        .setWhy(triage.why())
        .setPriority(triage.priority())
        .setFilmId(text.getFilmId())
        .setReviewId(text.getReviewId())
        .setRevision(after.getRevision())
        .setAuthorName(text.getAuthorName())
        .setRating(text.getRating())
        .setTitle(text.getTitle())
        .setText(text.getText())
        .setLanguage(text.getLanguage())
        .setReasons(verdict.getReasons())
        .setRuleIds(verdict.getRuleIds())
        .setSignals(verdict.getSignals())
        .setPolicyVersion(verdict.getPolicyVersion())
        .setSubmittedAt(text.getSubmittedAt())
        .setQueuedAt(heldSince == null ? verdict.getJudgedAt() : Instant.ofEpochMilli(heldSince))
        .build();
  }

  private static StandingChange standing(ReviewVerdict verdict, boolean stands) {
    return new StandingChange(
        verdict.getFilmId(), verdict.getReviewId(), stands, verdict.getJudgedAt());
  }

  private static <V> Change<V> goneIf(boolean recorded) {
    return recorded ? Change.gone() : Change.none();
  }
}
