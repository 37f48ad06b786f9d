package dev.screener.benchmarks.traffic;

import dev.screener.contracts.event.ReviewSubmission;

/** One review, as the generator makes it and as it lies on the topic. */
public final class GeneratedReview {

  private final ReviewSubmission submission;
  private final byte[] encoded;

  GeneratedReview(ReviewSubmission submission, byte[] encoded) {
    this.submission = submission;
    this.encoded = encoded;
  }

  public ReviewSubmission submission() {
    return submission;
  }

  /** The record's value; not a copy, since hundreds of thousands are sent a second. */
  public byte[] encoded() {
    return encoded;
  }

  public String authorId() {
    return submission.getAuthorId();
  }

  public String filmId() {
    return submission.getFilmId();
  }

  public String reviewId() {
    return submission.getReviewId();
  }

  public String submissionId() {
    return submission.getSubmissionId();
  }
}
