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
 * @param settled what a moderator made of readers' reports
 * @param audited what had been decided and what a blind label says of it, as APPROVED/REJECT; null
 *     when none was given
 * @param shadowed what a shadow policy would have said, as name/version:APPROVED>HELD; null for
 *     none
 * @param appeal what became of an open appeal, {@link #UPHELD} or {@link #OVERTURNED}; null where
 *     none was answered
 * @param imported whether the submission that it answers was brought over
 */
public record Judgement(
    ReviewVerdict verdict,
    boolean said,
    Change<ApprovedReview> approved,
    Change<QueuedJob> queue,
    String authorId,
    Change<StandingChange> standing,
    List<Settled> settled,
    @Nullable String audited,
    @Nullable String shadowed,
    @Nullable String appeal,
    boolean imported) {

  /** A moderator let the verdict stand that its author appealed against. */
  static final String UPHELD = "UPHELD";

  /** After a moderator heard the appeal more of the review is shown. */
  static final String OVERTURNED = "OVERTURNED";

  /** What a moderator made of one reader's report. */
  public record Settled(String reporterId, ReportSettled settlement) {}

  /** A verdict that changes nothing else. */
  static Judgement of(ReviewVerdict verdict) {
    return of(verdict, Change.none(), Change.none(), "", Change.none());
  }

  static Judgement of(
      ReviewVerdict verdict,
      Change<ApprovedReview> approved,
      Change<QueuedJob> queue,
      String authorId,
      Change<StandingChange> standing) {
    return new Judgement(
        verdict, true, approved, queue, authorId, standing, List.of(), null, null, null, false);
  }

  Judgement standing(String author, Change<StandingChange> change) {
    return new Judgement(
        verdict, said, approved, queue, author, change, settled, audited, shadowed, appeal,
        imported);
  }

  Judgement unsaid() {
    return new Judgement(
        verdict, false, approved, queue, authorId, standing, settled, audited, shadowed, appeal,
        imported);
  }

  Judgement settling(List<Settled> reports) {
    return new Judgement(
        verdict, said, approved, queue, authorId, standing, reports, audited, shadowed, appeal,
        imported);
  }

  Judgement audited(String label) {
    return new Judgement(
        verdict, said, approved, queue, authorId, standing, settled, label, shadowed, appeal,
        imported);
  }

  Judgement shadowed(@Nullable String difference) {
    return new Judgement(
        verdict,
        said,
        approved,
        queue,
        authorId,
        standing,
        settled,
        audited,
        difference,
        appeal,
        imported);
  }

  Judgement answering(String appealAnswer) {
    return new Judgement(
        verdict,
        said,
        approved,
        queue,
        authorId,
        standing,
        settled,
        audited,
        shadowed,
        appealAnswer,
        imported);
  }

  /** Of a review that was brought over, whose time of writing says nothing of Screener's pace. */
  Judgement ofImported() {
    return new Judgement(
        verdict, said, approved, queue, authorId, standing, settled, audited, shadowed, appeal,
        true);
  }
}
