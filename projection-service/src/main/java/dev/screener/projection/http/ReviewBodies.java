package dev.screener.projection.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.screener.contracts.event.DecidedBy;
import dev.screener.policy.Reason;
import dev.screener.projection.view.ReviewPage;
import dev.screener.projection.view.ReviewStatus;
import dev.screener.projection.view.ShownReview;
import dev.screener.projection.view.Standing;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of reviews. What an author did not give is left out. */
final class ReviewBodies {

  private static final String UNKNOWN_REASON = "Your review was looked at more closely.";

  private ReviewBodies() {}

  /** {@code GET /v1/films/{filmId}/reviews}. */
  record ReviewList(
      String filmId,
      List<ReviewInList> reviews,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {}

  record ReviewInList(
      String reviewId,
      @Nullable String authorName,
      @Nullable Integer rating,
      @Nullable String title,
      @Nullable String text,
      @Nullable String language,
      @Nullable Boolean verifiedViewing,
      Instant submittedAt,
      @Nullable Instant editedAt,
      int revision,
      String display) {}

  record ReasonGiven(String code, String sentence) {}

  /**
   * {@code GET /v1/films/{filmId}/reviews/{reviewId}}: the statement of reasons for its author.
   *
   * @param outcome of the submission that was asked for, or of what stands
   * @param automated null where it is not known
   * @param standing what stands beside it, where the submission is pending or was refused
   * @param statement why it is not shown like any other, where it is not
   */
  record Statement(
      String filmId,
      String reviewId,
      String outcome,
      @Nullable String display,
      @Nullable Integer revision,
      List<ReasonGiven> reasons,
      @Nullable String decidedBy,
      @Nullable Boolean automated,
      @Nullable Instant judgedAt,
      @Nullable StandingStatement standing,
      @Nullable StatementOfReasons statement) {}

  record StandingStatement(
      String outcome,
      String display,
      int revision,
      List<ReasonGiven> reasons,
      String decidedBy,
      @Nullable Boolean automated,
      Instant judgedAt,
      @Nullable StatementOfReasons statement) {}

  static ReviewList list(String filmId, ReviewPage page) {
    return new ReviewList(
        filmId,
        page.reviews().stream().map(ReviewBodies::review).toList(),
        page.next() == null ? null : page.next().encode());
  }

  /** What stands; without a standing verdict, the refusal that there must have been. */
  static Statement standing(String filmId, String reviewId, ReviewStatus status, URI writeSide) {
    Standing standing = status.standing();
    return standing == null
        ? refused(filmId, reviewId, status, status.lastRefusal().orElse(List.of()), writeSide)
        : new Statement(
            filmId,
            reviewId,
            standing.outcome().name(),
            standing.display().name(),
            standing.revision(),
            reasons(standing.reasons()),
            standing.decidedBy().name(),
            isAutomated(standing),
            Instant.ofEpochMilli(standing.judgedAt()),
            null,
            statement(filmId, reviewId, standing, writeSide));
  }

  static Statement refused(
      String filmId, String reviewId, ReviewStatus status, List<String> reasons, URI writeSide) {
    return new Statement(
        filmId,
        reviewId,
        "REFUSED",
        null,
        null,
        reasons(reasons),
        null,
        null,
        null,
        beside(filmId, reviewId, status, writeSide),
        null);
  }

  /** Taken, and not yet judged. */
  static Statement pending(
      String filmId, String reviewId, @Nullable ReviewStatus status, URI writeSide) {
    return new Statement(
        filmId,
        reviewId,
        "PENDING",
        null,
        null,
        List.of(),
        null,
        null,
        null,
        status == null ? null : beside(filmId, reviewId, status, writeSide),
        null);
  }

  private static @Nullable StandingStatement beside(
      String filmId, String reviewId, ReviewStatus status, URI writeSide) {
    Standing standing = status.standing();
    return standing == null
        ? null
        : new StandingStatement(
            standing.outcome().name(),
            standing.display().name(),
            standing.revision(),
            reasons(standing.reasons()),
            standing.decidedBy().name(),
            isAutomated(standing),
            Instant.ofEpochMilli(standing.judgedAt()),
            statement(filmId, reviewId, standing, writeSide));
  }

  private static @Nullable StatementOfReasons statement(
      String filmId, String reviewId, Standing standing, URI writeSide) {
    return StatementOfReasons.of(
        filmId, reviewId, standing, reasons(standing.reasons()), writeSide);
  }

  /** What the site decided before an import, it may have decided either way. */
  private static @Nullable Boolean isAutomated(Standing standing) {
    return standing.decidedBy() == DecidedBy.PRIOR
        ? null
        : Boolean.valueOf(standing.decidedBy() == DecidedBy.POLICY);
  }

  private static List<ReasonGiven> reasons(List<String> codes) {
    return codes.stream().map(code -> new ReasonGiven(code, sentence(code))).toList();
  }

  private static String sentence(String code) {
    Reason reason = Reason.byCode(code);
    return reason == null ? UNKNOWN_REASON : reason.sentence();
  }

  private static ReviewInList review(ShownReview review) {
    return new ReviewInList(
        review.reviewId(),
        review.authorName(),
        review.rating(),
        review.title(),
        review.text(),
        review.language(),
        review.verifiedViewing(),
        review.submittedAt(),
        review.editedAt(),
        review.revision(),
        review.display().name());
  }
}
