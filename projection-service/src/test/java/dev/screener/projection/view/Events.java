package dev.screener.projection.view;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import java.time.Instant;
import java.util.List;

/** Events for tests, each with what it says and defaults for the rest. */
public final class Events {

  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  static {
    // Says to Avro which classes it may instantiate, which copying an event needs too.
    AvroSerde.of(ReviewVerdict.class, WriterSchemas.none());
  }

  private Events() {}

  public static ReviewVerdict verdict(
      String filmId, String reviewId, int revision, Outcome outcome, String submissionId) {
    return ReviewVerdict.newBuilder()
        .setFilmId(filmId)
        .setReviewId(reviewId)
        .setRevision(revision)
        .setSubmissionId(submissionId)
        .setCause(VerdictCause.SUBMISSION)
        .setDecidedBy(DecidedBy.POLICY)
        .setOutcome(outcome)
        .setDisplay(outcome == Outcome.APPROVED ? Display.FULL : Display.NONE)
        .setReasons(reasons(outcome))
        .setSubmittedAt(NOON)
        .setJudgedAt(NOON)
        .build();
  }

  private static List<String> reasons(Outcome outcome) {
    return switch (outcome) {
      case REJECTED -> List.of("SPAM");
      case REFUSED -> List.of("STALE");
      case HELD -> List.of("ABUSE");
      case WITHDRAWN -> List.of("WITHDRAWN");
      default -> List.of();
    };
  }

  public static ApprovedReview approved(
      String filmId, String reviewId, int revision, Integer rating, Instant submittedAt) {
    return ApprovedReview.newBuilder()
        .setFilmId(filmId)
        .setReviewId(reviewId)
        .setRevision(revision)
        .setDisplay(Display.FULL)
        .setAuthorId("author-of-" + reviewId)
        .setAuthorName("Ada")
        .setRating(rating)
        .setText("What " + reviewId + " says of " + filmId)
        .setSubmittedAt(submittedAt)
        .build();
  }

  public static Film film(String filmId, String title, List<String> genres, List<String> people) {
    return Film.newBuilder()
        .setFilmId(filmId)
        .setTitle(title)
        .setReleaseDate("2008-06-05")
        .setGenres(genres)
        .setPeople(people)
        .setUpdatedAt(NOON)
        .build();
  }
}
