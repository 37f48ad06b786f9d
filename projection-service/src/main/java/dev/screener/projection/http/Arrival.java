package dev.screener.projection.http;

import dev.screener.contracts.http.WriteToken;
import dev.screener.projection.view.FilmReviews;
import dev.screener.projection.view.Films;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Waits for the write that a token names. */
record Arrival(Films films, FilmReviews reviews, Duration patience) {

  static Arrival in(ReadSide side) {
    return new Arrival(side.films(), side.reviews(), side.patience());
  }

  CompletionStage<Boolean> of(WriteToken token) {
    if (token instanceof WriteToken.OfDecision) {
      // Not waited for: the film view does not know which decisions it holds.
      return CompletableFuture.completedStage(true);
    }
    return token instanceof WriteToken.OfSubmission submission
        ? reviews.awaitVerdict(submission, patience)
        : films.awaitRecord((WriteToken.OfFilm) token, patience);
  }
}
