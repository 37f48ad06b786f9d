package dev.screener.ingest;

import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.serving.Deadlines;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Many writes a request, one a line, streamed. */
final class BatchEndpoint {

  static final String MEDIA_TYPE = "application/x-ndjson";
  static final Set<String> NDJSON = Set.of(MEDIA_TYPE, "application/ndjson", "application/jsonl");

  private final ReviewIntake intake;
  private final Submissions submissions;
  private final Bearers bearers;
  private final IngestMetrics metrics;
  private final Deadlines deadlines;

  BatchEndpoint(
      ReviewIntake intake,
      Submissions submissions,
      Bearers bearers,
      IngestMetrics metrics,
      Deadlines deadlines) {
    this.intake = intake;
    this.submissions = submissions;
    this.bearers = bearers;
    this.metrics = metrics;
    this.deadlines = deadlines;
  }

  /** {@code POST /v1/reviews} */
  void submit(RoutingContext context) {
    if (Bodies.isAcceptable(context, NDJSON)) {
      take(context, key -> new ReviewLines(envelope(context, key), intake, submissions));
    }
  }

  /**
   * Takes a body of lines.
   *
   * @param batch what they are, by the client's own name for this request or null
   */
  void take(RoutingContext context, Function<@Nullable String, BatchLines<?>> batch) {
    @Nullable String key;
    try {
      key = RequestHeaders.idempotencyKey(context.request().getHeader("Idempotency-Key"));
    } catch (Refusal refusal) {
      Answers.problem(context, refusal.problem());
      return;
    }
    if ("100-continue".equalsIgnoreCase(context.request().getHeader(HttpHeaders.EXPECT))) {
      context.response().writeContinue();
    }
    new BatchUpload<>(
            context,
            batch.apply(key),
            submissions,
            bearers.allowance(Callers.of(context)),
            metrics,
            deadlines)
        .begin();
  }

  private static Envelope envelope(RoutingContext context, @Nullable String key) {
    return new Envelope(Callers.of(context), SubmissionKind.SUBMITTED, null, null, key, null);
  }
}
