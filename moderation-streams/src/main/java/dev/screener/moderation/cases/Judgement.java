package dev.screener.moderation.cases;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReportSettled;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.StandingChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict, and all that it changes outside the case.
 *
 * @param said whether the verdict goes on record: not when the policy, asked again, said the same
 * @param authorId whose standing may change; empty when it does not
 * @param word what the author desk is told of the review
 * @param settled what a moderator made of readers' reports
 * @param audited what had been decided and what a blind label says of it, as APPROVED/REJECT; null
 *     when none was given
 * @param shadowed what a shadow policy would have said, as name/version:APPROVED>HELD; null for
 *     none
 * @param appeal what became of an open appeal, {@link #UPHELD} or {@link #OVERTURNED}; null where
 *     none was answered
 * @param imported whether the submission that it answers was brought over
 * @param publicMillis where it takes down what was approved, how long that was; else 0
 */
public record Judgement(
    ReviewVerdict verdict,
    boolean said,
    Change<ApprovedReview> approved,
    Change<QueuedJob> queue,
    String authorId,
    StandingWord word,
    List<Settled> settled,
    @Nullable String audited,
    @Nullable String shadowed,
    @Nullable String appeal,
    boolean imported,
    long publicMillis) {

  /** A moderator let the verdict stand that its author appealed against. */
  static final String UPHELD = "UPHELD";

  /** After a moderator heard the appeal more of the review is shown. */
  static final String OVERTURNED = "OVERTURNED";

  /** What a moderator made of one reader's report. */
  public record Settled(String reporterId, ReportSettled settlement) {}

  /** A verdict that changes nothing else. */
  static Judgement of(ReviewVerdict verdict) {
    return of(verdict, Change.none(), Change.none(), "", StandingWord.NONE);
  }

  static Judgement of(
      ReviewVerdict verdict,
      Change<ApprovedReview> approved,
      Change<QueuedJob> queue,
      String authorId,
      StandingWord word) {
    return new Judgement(
        verdict, true, approved, queue, authorId, word, List.of(), null, null, null, false, 0);
  }

  Judgement telling(String author, StandingWord change) {
    return new Judgement(
        verdict,
        said,
        approved,
        queue,
        author,
        change,
        settled,
        audited,
        shadowed,
        appeal,
        imported,
        publicMillis);
  }

  Judgement unsaid() {
    return new Judgement(
        verdict,
        false,
        approved,
        queue,
        authorId,
        word,
        settled,
        audited,
        shadowed,
        appeal,
        imported,
        publicMillis);
  }

  Judgement settling(List<Settled> reports) {
    return new Judgement(
        verdict,
        said,
        approved,
        queue,
        authorId,
        word,
        reports,
        audited,
        shadowed,
        appeal,
        imported,
        publicMillis);
  }

  Judgement audited(String label) {
    return new Judgement(
        verdict,
        said,
        approved,
        queue,
        authorId,
        word,
        settled,
        label,
        shadowed,
        appeal,
        imported,
        publicMillis);
  }

  Judgement shadowed(@Nullable String difference) {
    return new Judgement(
        verdict,
        said,
        approved,
        queue,
        authorId,
        word,
        settled,
        audited,
        difference,
        appeal,
        imported,
        publicMillis);
  }

  Judgement answering(String appealAnswer) {
    return new Judgement(
        verdict,
        said,
        approved,
        queue,
        authorId,
        word,
        settled,
        audited,
        shadowed,
        appealAnswer,
        imported,
        publicMillis);
  }

  /** Of a review that was brought over, whose time of writing says nothing of Screener's pace. */
  Judgement ofImported() {
    return new Judgement(
        verdict,
        said,
        approved,
        queue,
        authorId,
        word,
        settled,
        audited,
        shadowed,
        appeal,
        true,
        publicMillis);
  }

  /** What the policy, a campaign, reports or a moderator take down was public for so long. */
  Judgement takingDown(long millis) {
    return new Judgement(
        verdict, said, approved, queue, authorId, word, settled, audited, shadowed, appeal,
        imported, millis);
  }

  /** The word for the author desk; null for none. */
  public @Nullable StandingChange standing() {
    return word == StandingWord.NONE
        ? null
        : new StandingChange(
            verdict.getFilmId(),
            verdict.getReviewId(),
            word == StandingWord.STANDS,
            verdict.getJudgedAt());
  }
}
