package dev.screener.moderation.author;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.moderation.line.Hashes;
import dev.screener.moderation.record.AuthorReview;
import dev.screener.policy.Reason;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a submission at the author desk, given what the desk remembers of the review.
 * Sealed, since each case leads to another arrow of the flow.
 */
sealed interface Numbering {

  /** The same submission came before; it has had its verdict. */
  record Repeat() implements Numbering {}

  /** The write does not fit the review as it stands. */
  record Refused(Reason reason, AuthorReview remembered) implements Numbering {}

  /** The write stands, as this revision. */
  record Numbered(AuthorReview remembered) implements Numbering {}

  /**
   * Submissions remembered of one review: an author who edits more often than that between a retry
   * and its original is none.
   */
  int REMEMBERED = 8;

  /** Under which template keys a revision travels is known once its text has been read. */
  ByteBuffer NO_TEMPLATES = ByteBuffer.allocate(0);

  /**
   * Decides without looking anywhere else.
   *
   * @param known null where this author has no such review
   * @param at event time of the submission, ms since the epoch
   */
  static Numbering of(@Nullable AuthorReview known, ReviewSubmission submission, long at) {
    long hash = Hashes.of(submission.getSubmissionId());
    if (known != null && contains(known.getSubmissions(), hash)) {
      return new Repeat();
    }
    boolean exists = known != null && known.getGoneSince() == null;
    Reason refusal = refusal(known, exists, submission);
    if (refusal != null) {
      return new Refused(refusal, refused(known, hash, at));
    }
    return new Numbered(numbered(known, exists, submission, hash, at));
  }

  private static @Nullable Reason refusal(
      @Nullable AuthorReview known, boolean exists, ReviewSubmission submission) {
    if (submission.getKind() == SubmissionKind.SUBMITTED) {
      return exists ? Reason.ALREADY_SUBMITTED : null;
    }
    if (known == null || !exists) {
      return Reason.FOREIGN;
    }
    Integer expected = submission.getExpectedRevision();
    return expected != null && expected != known.getRevision() ? Reason.STALE : null;
  }

  private static AuthorReview refused(@Nullable AuthorReview known, long hash, long at) {
    return known == null
        ? new AuthorReview(0, appended(null, hash), 0L, at, false, NO_TEMPLATES)
        : AuthorReview.newBuilder(known)
            .setSubmissions(appended(known.getSubmissions(), hash))
            .build();
  }

  private static AuthorReview numbered(
      @Nullable AuthorReview known,
      boolean exists,
      ReviewSubmission submission,
      long hash,
      long at) {
    int before = known == null ? 0 : known.getRevision();
    ByteBuffer submissions = appended(known == null ? null : known.getSubmissions(), hash);
    if (submission.getKind() == SubmissionKind.WITHDRAWN) {
      return new AuthorReview(
          before,
          submissions,
          firstSubmittedAt(known, submission),
          at,
          stands(known),
          NO_TEMPLATES);
    }
    long first =
        exists ? firstSubmittedAt(known, submission) : submission.getSubmittedAt().toEpochMilli();
    return new AuthorReview(before + 1, submissions, first, null, stands(known), NO_TEMPLATES);
  }

  /** Only the case desk's word changes this: it says so when the review falls. */
  private static boolean stands(@Nullable AuthorReview known) {
    return known != null && known.getStands();
  }

  private static long firstSubmittedAt(@Nullable AuthorReview known, ReviewSubmission submission) {
    return known == null ? submission.getSubmittedAt().toEpochMilli() : known.getFirstSubmittedAt();
  }

  private static boolean contains(ByteBuffer hashes, long hash) {
    for (int at = hashes.position(); at + Long.BYTES <= hashes.limit(); at += Long.BYTES) {
      if (hashes.getLong(at) == hash) {
        return true;
      }
    }
    return false;
  }

  private static ByteBuffer appended(@Nullable ByteBuffer hashes, long hash) {
    ByteBuffer kept = hashes == null ? ByteBuffer.allocate(0) : hashes.duplicate();
    if (kept.remaining() >= REMEMBERED * Long.BYTES) {
      kept.position(kept.limit() - (REMEMBERED - 1) * Long.BYTES);
    }
    return ByteBuffer.allocate(kept.remaining() + Long.BYTES).put(kept).putLong(hash).flip();
  }
}
