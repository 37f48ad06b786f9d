package dev.screener.ingest;

import dev.screener.contracts.access.Principal;
import dev.screener.contracts.event.SubmissionKind;
import org.jspecify.annotations.Nullable;

/**
 * What a review came in: everything of the request but its body.
 *
 * @param filmId of the address; null where the body names the film
 * @param reviewId of the address; null where the body may name the review
 * @param idempotencyKey the client's own name for this request
 * @param expectedRevision the revision that the client saw
 */
record Envelope(
    Principal caller,
    SubmissionKind kind,
    @Nullable String filmId,
    @Nullable String reviewId,
    @Nullable String idempotencyKey,
    @Nullable Integer expectedRevision) {

  /** For one line of a batch: its number makes the batch's key its own. */
  Envelope ofLine(long line) {
    return idempotencyKey == null
        ? this
        : new Envelope(
            caller, kind, filmId, reviewId, idempotencyKey + '#' + line, expectedRevision);
  }
}
