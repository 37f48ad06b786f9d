package dev.screener.ingest;

import dev.screener.contracts.access.PersonKeys;
import dev.screener.contracts.event.ReviewSubmission;
import java.util.concurrent.CompletionStage;

/** Has an author forgotten: the reviews by the desks, the tokens by destroying the key. */
final class Erasures {

  private final PersonKeys keys;
  private final Submissions submissions;

  Erasures(PersonKeys keys, Submissions submissions) {
    this.keys = keys;
    this.submissions = submissions;
  }

  /** Acknowledged only once both are; a retry of either changes nothing. */
  CompletionStage<Publication> erase(ReviewSubmission erasure) {
    CompletionStage<Publication> forgotten =
        keys.destroy(erasure.getAuthorId())
            .<Publication>handle(
                (done, failure) ->
                    failure == null
                        ? new Publication.Acknowledged(0, 0)
                        : NotWritten.publicationOf(failure));
    return submissions
        .publish(erasure)
        .thenCombine(
            forgotten, (reviews, key) -> key instanceof Publication.Acknowledged ? reviews : key);
  }
}
