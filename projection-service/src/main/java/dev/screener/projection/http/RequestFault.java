package dev.screener.projection.http;

import dev.screener.contracts.http.Problem;

/** A request that cannot be answered as it is; carries what the client is told. */
final class RequestFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private RequestFault(Problem problem) {
    // Expected, so there is no stack to be told.
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** A parameter that is not what it should be. */
  static RequestFault of(String field, String detail) {
    return new RequestFault(Problem.ofField(400, "Malformed request", field, detail));
  }

  /** Something that is not there. */
  static RequestFault notFound(String detail) {
    return new RequestFault(Problem.of(404, "Not found", detail));
  }

  /** Something that the caller has no role for. */
  static RequestFault forbidden(String detail) {
    return new RequestFault(Problem.of(403, "Forbidden", detail));
  }

  Answer answer() {
    return Answer.of(problem);
  }
}
