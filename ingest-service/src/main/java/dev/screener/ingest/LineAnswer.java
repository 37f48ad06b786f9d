package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.http.Problem;
import org.jspecify.annotations.Nullable;

/** The answer to one line of a batch; settled once it is known what became of the line. */
final class LineAnswer {

  private final long line;
  private final @Nullable String filmId;
  private final @Nullable String reviewId;
  private final String idField;
  private final @Nullable String id;
  private @Nullable Problem problem;

  /** Written last by the producer's thread and read first by the event loop. */
  private volatile boolean settled;

  private LineAnswer(
      long line,
      @Nullable String filmId,
      @Nullable String reviewId,
      String idField,
      @Nullable String id) {
    this.line = line;
    this.filmId = filmId;
    this.reviewId = reviewId;
    this.idField = idField;
    this.id = id;
  }

  /**
   * To a line that was sent on and is not yet settled.
   *
   * @param idField what the id is called, such as {@code submissionId}
   */
  static LineAnswer to(
      long line, @Nullable String filmId, @Nullable String reviewId, String idField, String id) {
    return new LineAnswer(line, filmId, reviewId, idField, id);
  }

  /** To a line that goes no further. */
  static LineAnswer refusal(
      long line, Problem problem, @Nullable String filmId, @Nullable String reviewId) {
    LineAnswer answer = new LineAnswer(line, filmId, reviewId, "", null);
    answer.settle(problem);
    return answer;
  }

  /** Accepted where {@code problem} is null. */
  void settle(@Nullable Problem problem) {
    this.problem = problem;
    this.settled = true;
  }

  boolean isSettled() {
    return settled;
  }

  boolean isAccepted() {
    return problem == null;
  }

  @Nullable Problem problem() {
    return problem;
  }

  /** One line of JSON. Ids hold nothing that would have to be escaped. */
  void appendTo(StringBuilder json) {
    Problem refusal = problem;
    json.append("{\"line\":").append(line);
    json.append(",\"status\":\"").append(refusal == null ? "accepted" : "refused").append('"');
    append(json, "filmId", filmId);
    append(json, "reviewId", reviewId);
    append(json, idField, id);
    if (refusal != null) {
      json.append(",\"problem\":").append(new String(Answers.json(refusal), UTF_8));
    }
    json.append("}\n");
  }

  private static void append(StringBuilder json, String name, @Nullable String id) {
    if (id != null) {
      json.append(",\"").append(name).append("\":\"").append(id).append('"');
    }
  }
}
