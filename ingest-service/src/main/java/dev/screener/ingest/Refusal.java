package dev.screener.ingest;

import dev.screener.contracts.http.Problem;

/**
 * Cuts the reading of a request short; never leaves the reader, which hands its problem on as a
 * value. Has no stack trace: a batch may hold a million bad lines.
 */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refusal(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
