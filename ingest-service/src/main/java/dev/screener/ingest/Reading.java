package dev.screener.ingest;

import dev.screener.contracts.http.Problem;
import org.jspecify.annotations.Nullable;

/** What came of reading a request. Sealed, so that a caller cannot forget that it may be bad. */
sealed interface Reading<T> {

  /** It is sound. */
  record Sound<T>(T value) implements Reading<T> {}

  /**
   * It is not.
   *
   * @param filmId the film that it was meant for, as far as it could be read
   * @param reviewId likewise
   */
  record Refused<T>(Problem problem, @Nullable String filmId, @Nullable String reviewId)
      implements Reading<T> {}
}
