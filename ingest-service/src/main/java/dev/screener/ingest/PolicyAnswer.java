package dev.screener.ingest;

import dev.screener.contracts.http.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a policy that was sound. Sealed: each has its own answer. */
sealed interface PolicyAnswer {

  /**
   * The brokers have it.
   *
   * @param difference null where none was asked for, or none could be had and that was accepted
   */
  record Accepted(String policy, Instant effectiveFrom, @Nullable PolicyDifference difference)
      implements PolicyAnswer {}

  /** Nothing was to be published, only seen. */
  record Seen(PolicyDifference difference) implements PolicyAnswer {}

  /** It was not published, or may not have been. */
  record Refused(Problem problem) implements PolicyAnswer {}
}
