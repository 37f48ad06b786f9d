package dev.screener.contracts.access;

import dev.screener.contracts.http.Problem;

/** What came of showing a token. Sealed, so that nobody passes whom nobody knows. */
public sealed interface Admission {

  /** Known, and may ask now; what for is a matter of roles. */
  record Admitted(Principal principal) implements Admission {}

  /**
   * Turned away: 401 for who is not known; 429, or 503 while an issuer's keys are not there, for
   * who may come again.
   *
   * @param retryAfterSeconds 0 where waiting does not help
   */
  record Refused(Problem problem, int retryAfterSeconds) implements Admission {}

  /** Nobody's token. */
  static Admission unknown(String detail) {
    return new Refused(Problem.of(401, "Not signed in", detail), 0);
  }
}
