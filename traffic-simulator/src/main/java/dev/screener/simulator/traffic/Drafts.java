package dev.screener.simulator.traffic;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes submissions out of who, what and when, each with ids of its own. */
final class Drafts {

  private final String series;
  private long made;

  /**
   * @param series what distinguishes these ids from those of another maker
   */
  Drafts(String series) {
    this.series = series;
  }

  TrafficEvent.Review live(
      Author author,
      FilmShelf.Entry film,
      Instant at,
      @Nullable Integer rating,
      @Nullable String title,
      @Nullable String text,
      Label label) {
    ReviewSubmission submission =
        draft(author, film, at, rating, text).setTitle(title).setSubmittedAt(at).build();
    return new TrafficEvent.Review(at, submission, label);
  }

  /** An old review of an author's, as the site's importer brings it. */
  TrafficEvent.Review imported(
      Author author,
      FilmShelf.Entry film,
      Instant brought,
      Instant written,
      @Nullable Integer rating,
      @Nullable String text) {
    ReviewSubmission submission =
        draft(author, film, written, rating, text)
            .setSubmittedAt(written)
            .setImported(true)
            .setPriorOutcome(Outcome.APPROVED)
            .build();
    return new TrafficEvent.Review(brought, submission, Label.HISTORY);
  }

  private ReviewSubmission.Builder draft(
      Author author,
      FilmShelf.Entry film,
      Instant at,
      @Nullable Integer rating,
      @Nullable String text) {
    String id = series + "-" + Long.toString(made++, Character.MAX_RADIX);
    Instant created = author.accountCreatedAt();
    return ReviewSubmission.newBuilder()
        .setKind(SubmissionKind.SUBMITTED)
        .setSubmissionId("s-" + id)
        .setAuthorId(author.id())
        .setFilmId(film.id())
        .setReviewId("r-" + id)
        .setAuthorName(author.name())
        .setRating(rating)
        .setText(text)
        .setLanguage(text == null ? null : author.language().tag())
        .setAccountCreatedAt(created.isAfter(at) ? at : created);
  }
}
