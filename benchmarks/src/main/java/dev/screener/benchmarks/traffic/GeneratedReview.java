package dev.screener.benchmarks.traffic;

import dev.screener.contracts.event.ReviewSubmission;
import java.util.List;
import java.util.stream.IntStream;

/** One review, as the generator makes it and as it lies on the topic. */
public final class GeneratedReview {

  private final ReviewSubmission submission;
  private final byte[] encoded;

  GeneratedReview(ReviewSubmission submission, byte[] encoded) {
    this.submission = submission;
    this.encoded = encoded;
  }

  /** About so many of them, evenly spread. */
  public static List<GeneratedReview> sample(List<GeneratedReview> reviews, int size) {
    int step = Math.max(1, reviews.size() / size);
    return IntStream.iterate(0, i -> i < reviews.size(), i -> i + step)
        .mapToObj(reviews::get)
        .toList();
  }

  /** Mean length of a record's value; at least 1. */
  public static int meanBytes(List<GeneratedReview> reviews) {
    return (int)
        Math.round(reviews.stream().mapToInt(review -> review.encoded.length).average().orElse(1));
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
