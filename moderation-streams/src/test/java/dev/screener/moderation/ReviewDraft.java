package dev.screener.moderation;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fixtures that read as sentences: {@code
 * review("r1").by("ada").of("crossing").saying("…").rated(8)}.
 */
record ReviewDraft(
    SubmissionKind kind,
    String submissionId,
    String reviewId,
    String author,
    String film,
    @Nullable String text,
    @Nullable Integer rating,
    @Nullable Integer expectedRevision,
    boolean imported,
    @Nullable Outcome prior) {

  /** Nothing that a policy could mind. */
  static final String HONEST =
      "The camera stays with the ferryman for most of the second hour, and what could have been a"
          + " thriller about smuggling becomes a study of two brothers who no longer trust each"
          + " other. I was moved by the scene at the frozen quay.";

  /** Advertising of the plainest kind, from nobody known. */
  static final String ADVERT =
      "Earn $500 a day from home!!! Visit www.easy-cash-now.example or write to"
          + " win@easy-cash-now.example, call +1 555 010 9999 now, click here and subscribe";

  static ReviewDraft review(String reviewId) {
    return new ReviewDraft(
        SubmissionKind.SUBMITTED,
        "s-" + reviewId,
        reviewId,
        "ada",
        "crossing",
        HONEST,
        8,
        null,
        false,
        null);
  }

  ReviewDraft by(String newAuthor) {
    return new ReviewDraft(
        kind,
        submissionId,
        reviewId,
        newAuthor,
        film,
        text,
        rating,
        expectedRevision,
        imported,
        prior);
  }

  ReviewDraft of(String newFilm) {
    return new ReviewDraft(
        kind,
        submissionId,
        reviewId,
        author,
        newFilm,
        text,
        rating,
        expectedRevision,
        imported,
        prior);
  }

  ReviewDraft saying(@Nullable String newText) {
    return new ReviewDraft(
        kind,
        submissionId,
        reviewId,
        author,
        film,
        newText,
        rating,
        expectedRevision,
        imported,
        prior);
  }

  ReviewDraft rated(@Nullable Integer newRating) {
    return new ReviewDraft(
        kind,
        submissionId,
        reviewId,
        author,
        film,
        text,
        newRating,
        expectedRevision,
        imported,
        prior);
  }

  ReviewDraft as(String newSubmissionId) {
    return new ReviewDraft(
        kind,
        newSubmissionId,
        reviewId,
        author,
        film,
        text,
        rating,
        expectedRevision,
        imported,
        prior);
  }

  ReviewDraft edited(String newSubmissionId) {
    return of(SubmissionKind.EDITED).as(newSubmissionId);
  }

  ReviewDraft withdrawn(String newSubmissionId) {
    return of(SubmissionKind.WITHDRAWN).as(newSubmissionId).saying(null).rated(null);
  }

  ReviewDraft expecting(int revision) {
    return new ReviewDraft(
        kind, submissionId, reviewId, author, film, text, rating, revision, imported, prior);
  }

  /** An old review, brought over with what had become of it. */
  ReviewDraft imported(@Nullable Outcome newPrior) {
    return new ReviewDraft(
        kind, submissionId, reviewId, author, film, text, rating, expectedRevision, true, newPrior);
  }

  /** All that its author wrote is to be forgotten. */
  ReviewDraft erased(String newSubmissionId) {
    return new ReviewDraft(
        SubmissionKind.AUTHOR_ERASED,
        newSubmissionId,
        "",
        author,
        "",
        null,
        null,
        null,
        false,
        null);
  }

  private ReviewDraft of(SubmissionKind newKind) {
    return new ReviewDraft(
        newKind,
        submissionId,
        reviewId,
        author,
        film,
        text,
        rating,
        expectedRevision,
        imported,
        prior);
  }

  ReviewSubmission submittedAt(Instant at) {
    return ReviewSubmission.newBuilder()
        .setKind(kind)
        .setSubmissionId(submissionId)
        .setAuthorId(author)
        .setFilmId(film)
        .setReviewId(reviewId)
        .setSubmittedAt(at)
        .setText(text)
        .setRating(rating)
        .setExpectedRevision(expectedRevision)
        .setImported(imported && kind == SubmissionKind.SUBMITTED)
        .setPriorOutcome(kind == SubmissionKind.SUBMITTED ? prior : null)
        .build();
  }
}
