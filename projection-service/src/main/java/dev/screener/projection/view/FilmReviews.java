package dev.screener.projection.view;

import dev.screener.contracts.http.WriteToken;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What readers may ask of the reviews of a film. Calls read from disk, so never from an event loop;
 * each throws {@link ViewNotReadyException} while the film's view cannot answer.
 */
public interface FilmReviews {

  /** What the film's shown reviews amount to; {@link FilmCounts#NONE} for a film without any. */
  FilmCounts counts(String filmId);

  /** What the film's shown reviews amount to, and those that readers do not see. */
  FilmScore score(String filmId);

  /** One page of the film's shown reviews. */
  ReviewPage page(ReviewQuery query);

  /** Where a review stands; empty before its first verdict, and after it was erased. */
  Optional<ReviewStatus> status(String filmId, String reviewId);

  /**
   * Waits until the view holds the verdict on a submission and, if the review stands approved, the
   * review at that revision. Returns at once. False when {@code patience} ends before.
   */
  CompletionStage<Boolean> awaitVerdict(WriteToken.OfSubmission submission, Duration patience);
}
