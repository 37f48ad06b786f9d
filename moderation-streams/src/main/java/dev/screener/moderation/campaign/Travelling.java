package dev.screener.moderation.campaign;

import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.line.SignalBytes;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.policy.AuthorSignal;
import dev.screener.policy.ReviewSignal;
import dev.screener.scoring.Signal;
import dev.screener.scoring.template.Sketch;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A review at the campaign desk, as it compares with others.
 *
 * @param bits how much its text says
 * @param imported brought over from another system
 */
record Travelling(Member member, Sketch sketch, float bits, boolean imported) {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /**
   * Reads it.
   *
   * @param timestamp of the record, ms since the epoch
   * @param exact whether it stands under its own template key
   */
  static Travelling of(ScreenedReview review, String reviewKey, long timestamp, boolean exact) {
    String filmId = Ids.filmOf(reviewKey);
    Sketch sketch =
        review.getSketch().remaining() < Sketch.BYTES
            ? Sketch.NONE
            : Sketch.read(review.getSketch().duplicate());
    ByteBuffer signals = review.getSignals();
    boolean imported = measured(signals, ReviewSignal.IMPORTED, 0) > 0;
    Member member =
        new Member(
            review.getAuthorHash(),
            filmId,
            reviewKey.substring(filmId.length() + 1),
            imported ? review.getFirstSubmittedAt() : timestamp,
            (int) measured(signals, ReviewSignal.RATING, -1),
            (int) measured(signals, AuthorSignal.ACCOUNT_AGE_DAYS, -1),
            (int) measured(signals, AuthorSignal.STOOD_REVIEWS, 0),
            review.getFirstOfAuthor(),
            exact,
            exact ? Sketch.NONE : sketch);
    return new Travelling(member, sketch, review.getBits(), imported);
  }

  /** Whether a member of the same cluster has this review's text, nearly. */
  boolean isOfOneMould(Member other) {
    return (member.exact() && other.exact()) || other.sketch().matches(sketch, bits);
  }

  boolean isSelf(Member other) {
    return other.isReview(member.filmId(), member.reviewId());
  }

  /** As it goes on to its case: without what only this desk needs. */
  static ScreenedReview onward(ScreenedReview review, @Nullable CampaignEvidence campaign) {
    return copy(review, review.getSubmission(), NOTHING, NOTHING, campaign, 0, 0);
  }

  /** The link under which it is to pass the desk next; 0 for none. */
  static long next(ScreenedReview review) {
    ByteBuffer links = review.getLinks();
    int at = links.position() + review.getPassed() * Long.BYTES;
    return at < links.limit() ? links.getLong(at) : 0;
  }

  /** As it passes the desk under that link. */
  static ScreenedReview again(ScreenedReview review) {
    return copy(
        review,
        review.getSubmission(),
        review.getLinks(),
        review.getSketch(),
        null,
        review.getPassed() + 1,
        0);
  }

  /** What its other keys learn from it: that texts of its mould are of a campaign. */
  static ScreenedReview lesson(ScreenedReview review, CampaignEvidence campaign, int steps) {
    return copy(review, NOTHING, NOTHING, review.getSketch(), campaign, 0, steps);
  }

  /** By the constructor, since a builder would copy the text. */
  private static ScreenedReview copy(
      ScreenedReview review,
      ByteBuffer submission,
      ByteBuffer links,
      ByteBuffer sketch,
      @Nullable CampaignEvidence campaign,
      int passed,
      int steps) {
    return new ScreenedReview(
        submission,
        review.getRevision(),
        review.getRefusal(),
        review.getFirstSubmittedAt(),
        review.getTextFingerprint(),
        review.getModelVersion(),
        review.getSignals(),
        review.getAuthorHash(),
        review.getFirstOfAuthor(),
        review.getTemplate(),
        links,
        sketch,
        review.getBits(),
        campaign,
        review.getLeaves(),
        passed,
        steps,
        review.getPresumed());
  }

  private static float measured(ByteBuffer signals, Signal signal, float otherwise) {
    float value = SignalBytes.value(signals, signal);
    return Float.isNaN(value) ? otherwise : value;
  }
}
