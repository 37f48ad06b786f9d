package dev.screener.ingest;

import dev.screener.contracts.access.Principal;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** From a request to an author's erasure. */
final class AuthorIntake {

  private final Clock clock;

  AuthorIntake(Clock clock) {
    this.clock = clock;
  }

  /** A reader's session erases its own author alone. */
  Reading<ReviewSubmission> erasure(
      Principal caller, @Nullable String authorId, @Nullable String idempotencyKey) {
    try {
      String author = Checks.person("authorId", caller, authorId);
      return new Reading.Sound<>(
          new ReviewSubmission(
              SubmissionKind.AUTHOR_ERASED,
              id(caller, author, idempotencyKey),
              author,
              "",
              "",
              clock.instant(),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              false,
              null));
    } catch (Refusal refusal) {
      return new Reading.Refused<>(refusal.problem(), null, null);
    }
  }

  private static String id(Principal caller, String author, @Nullable String key) {
    return key == null
        ? DerivedIds.random().submissionId()
        : DerivedIds.of("erasure").and(caller.name()).and(author).and(key).ids().submissionId();
  }
}
