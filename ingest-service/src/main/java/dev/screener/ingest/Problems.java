package dev.screener.ingest;

import dev.screener.contracts.http.Problem;

/** The kinds of error that the write side answers with, each with its status and title. */
final class Problems {

  private Problems() {}

  static Problem malformed(String detail) {
    return Problem.of(400, "Malformed request", detail);
  }

  static Problem malformed(String field, String detail) {
    return Problem.ofField(400, "Malformed request", field, detail);
  }

  static Problem unauthenticated(String detail) {
    return Problem.of(401, "Not signed in", detail);
  }

  static Problem forbidden(String detail) {
    return Problem.of(403, "Not allowed", detail);
  }

  static Problem forbidden(String field, String detail) {
    return Problem.ofField(403, "Not allowed", field, detail);
  }

  static Problem notFound() {
    return Problem.of(
        404, "Not found", "There is nothing at this address; /openapi.yaml lists what there is.");
  }

  static Problem methodNotAllowed() {
    return Problem.of(
        405, "Method not allowed", "This address takes other methods; see the Allow header.");
  }

  static Problem conflict(String field, String detail) {
    return Problem.ofField(409, "Not published", field, detail);
  }

  static Problem noPreview(String why) {
    return Problem.of(
        503,
        "No preview",
        "What the policy would change cannot be told: "
            + why
            + " Try again, or publish it unseen with acceptChange=true (--accept-change).");
  }

  static Problem tooLarge(int maxBytes) {
    return Problem.of(
        413, "Too large", "The body may have at most " + maxBytes + " bytes; shorten it.");
  }

  static Problem wrongMediaType(String wanted) {
    return Problem.of(
        415, "Unsupported media type", "Send the body with Content-Type: " + wanted + ".");
  }

  static Problem encodedBody() {
    return Problem.of(
        415, "Unsupported media type", "Send the body as it is, without Content-Encoding.");
  }

  static Problem unacceptable(String field, String detail) {
    return Problem.ofField(422, "Unacceptable content", field, detail);
  }

  static Problem overloaded() {
    return Problem.of(
        429,
        "Too much at once",
        "More is being written than the service can take; send the request again later.");
  }

  static Problem internal() {
    return Problem.of(
        500, "Internal error", "The service failed to handle this request; it has been logged.");
  }

  static Problem unavailable() {
    return Problem.of(
        503,
        "Not acknowledged",
        "The write was not acknowledged in time and may or may not have been kept. Send it again"
            + " with the same Idempotency-Key, which cannot double it.");
  }

  static Problem notReady(String reason) {
    return Problem.of(503, "Not ready", reason);
  }
}
