package dev.screener.moderation.line;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.topics.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What the schema cannot say of a submission. ingest-service checks more; this is what the desks
 * rely on when another producer writes the topic. What fails goes to the dead letters with the
 * message.
 */
final class SubmissionCheck {

  /**
   * In UTF-16 units; twice what ingest-service lets through, so that limits can be raised there.
   */
  private static final int MAX_TEXT = 40_000;

  private static final int MAX_LINE = 1_000;
  private static final int MAX_RATING = 10;

  private SubmissionCheck() {}

  /**
   * Passes a submission that the desks can work with.
   *
   * @throws IllegalArgumentException naming the field and what is wrong with it
   */
  static void check(ReviewSubmission submission) {
    require(isHandled(submission.getKind()), "kind: " + submission.getKind() + " is not handled");
    requireId("submissionId", submission.getSubmissionId());
    requireId("authorId", submission.getAuthorId());
    if (submission.getKind() == SubmissionKind.AUTHOR_ERASED) {
      return;
    }
    requireId("filmId", submission.getFilmId());
    requireId("reviewId", submission.getReviewId());
    requireLength("text", submission.getText(), MAX_TEXT);
    requireLength("title", submission.getTitle(), MAX_LINE);
    requireLength("authorName", submission.getAuthorName(), MAX_LINE);
    requireLength("language", submission.getLanguage(), MAX_LINE);
    Integer rating = submission.getRating();
    require(rating == null || (rating >= 1 && rating <= MAX_RATING), "rating: not from 1 to 10");
    require(
        submission.getKind() == SubmissionKind.WITHDRAWN
            || rating != null
            || !isBlank(submission.getText()),
        "text: neither rating nor text");
  }

  private static boolean isHandled(SubmissionKind kind) {
    return kind != SubmissionKind.UNKNOWN;
  }

  private static void requireId(String field, String id) {
    require(Ids.isValid(id), field + ": not 1 to 128 of A-Z a-z 0-9 . _ ~ -");
  }

  private static void requireLength(String field, @Nullable String text, int most) {
    require(text == null || text.length() <= most, field + ": longer than " + most);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static void require(boolean good, String fault) {
    if (!good) {
      throw new IllegalArgumentException(fault);
    }
  }
}
