package dev.screener.projection.http;

import dev.screener.contracts.http.WriteToken;
import dev.screener.projection.view.FilmReviews;
import dev.screener.projection.view.Films;
import dev.screener.projection.view.ReviewPage;
import dev.screener.projection.view.ReviewQuery;
import dev.screener.projection.view.ReviewStatus;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/films/{filmId}/reviews} and {@code …/reviews/{reviewId}}. */
final class ReviewsEndpoint {

  private final Films films;
  private final FilmReviews reviews;
  private final Arrival arrival;
  private final Reads reads;
  private final URI writeSide;

  ReviewsEndpoint(ReadSide side, Reads reads) {
    this.films = side.films();
    this.reviews = side.reviews();
    this.arrival = Arrival.in(side);
    this.reads = reads;
    this.writeSide = side.ingestPublicUrl();
  }

  void list(RoutingContext context) {
    Parameters asked = new Parameters(context);
    ReviewQuery query = asked.reviews();
    Optional<WriteToken> after = asked.after(query.filmId(), null);
    if (after.isPresent()) {
      reads.answerAfter(context, arrival.of(after.get()), arrived -> read(query));
    } else {
      reads.answerOfFilm(context, query.filmId(), () -> read(query));
    }
  }

  void review(RoutingContext context) {
    Parameters asked = new Parameters(context);
    String filmId = asked.filmId();
    String reviewId = asked.reviewId();
    Optional<WriteToken> after = asked.after(filmId, reviewId);
    if (after.isPresent() && after.get() instanceof WriteToken.OfSubmission submission) {
      reads.answerAfter(context, arrival.of(submission), arrived -> read(submission));
    } else {
      reads.answer(context, () -> read(filmId, reviewId));
    }
  }

  private Answer read(ReviewQuery query) {
    ReviewPage page = reviews.page(query);
    boolean unknown =
        page.reviews().isEmpty()
            && reviews.counts(query.filmId()).reviews() == 0
            && films.card(query.filmId()).isEmpty();
    return unknown
        ? Answer.notFound("There is no film with this id.")
        : Answer.json(ReviewBodies.list(query.filmId(), page));
  }

  private Answer read(String filmId, String reviewId) {
    return reviews
        .status(filmId, reviewId)
        .map(status -> Answer.json(ReviewBodies.standing(filmId, reviewId, status, writeSide)))
        .orElseGet(
            () ->
                Answer.notFound(
                    "There is no verdict on this review. If it was just sent, send its token in "
                        + WriteToken.HEADER
                        + " to wait for one."));
  }

  private Answer read(WriteToken.OfSubmission submission) {
    String filmId = submission.filmId();
    String reviewId = submission.reviewId();
    ReviewStatus status = reviews.status(filmId, reviewId).orElse(null);
    if (status == null) {
      return Answer.json(ReviewBodies.pending(filmId, reviewId, null, writeSide));
    }
    Optional<List<String>> refusal = status.refusalOf(submission.submissionId());
    if (refusal.isPresent()) {
      return Answer.json(ReviewBodies.refused(filmId, reviewId, status, refusal.get(), writeSide));
    }
    return status.hasArrived(submission.submissionId())
        ? Answer.json(ReviewBodies.standing(filmId, reviewId, status, writeSide))
        : Answer.json(ReviewBodies.pending(filmId, reviewId, status, writeSide));
  }
}
