package dev.screener.ingest;

import dev.screener.contracts.access.Allowance;
import dev.screener.contracts.http.Problem;
import dev.screener.contracts.serving.Deadlines;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One streamed batch. Lines are sent on as they come and answered in their order. Reading pauses
 * while too many lines wait for their answer, the client does not take the answers, or its
 * credential has sent more lines than its rate allows; so neither a long batch nor a slow client
 * fills the memory. All but {@link #proceedSoon} runs on the request's event loop.
 */
final class BatchUpload<T> implements NdjsonLines.Sink {

  private static final int MAX_UNANSWERED_LINES = 16_384;
  private static final int ANSWER_BYTES_A_WRITE = 32 * 1024;
  private static final long LOOK_AGAIN_MILLIS = 10;

  private final Vertx vertx;
  private final Context eventLoop;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final BatchLines<T> batch;
  private final Submissions submissions;
  private final @Nullable Allowance allowance;
  private final IngestMetrics metrics;
  private final Deadlines deadlines;
  private final NdjsonLines lines = new NdjsonLines(ReviewsEndpoint.MAX_BODY_BYTES, this);
  private final Queue<LineAnswer> answers = new ArrayDeque<>();
  private final AtomicBoolean proceeding = new AtomicBoolean();
  private final StringBuilder json = new StringBuilder();
  private long line;
  private boolean paused;
  private boolean received;
  private boolean cutShort;
  private boolean over;

  BatchUpload(
      RoutingContext context,
      BatchLines<T> batch,
      Submissions submissions,
      @Nullable Allowance allowance,
      IngestMetrics metrics,
      Deadlines deadlines) {
    this.vertx = context.vertx();
    this.eventLoop = vertx.getOrCreateContext();
    this.request = context.request();
    this.response = context.response();
    this.batch = batch;
    this.submissions = submissions;
    this.allowance = allowance;
    this.metrics = metrics;
    this.deadlines = deadlines;
  }

  void begin() {
    deadlines.goesOn(request);
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, BatchEndpoint.MEDIA_TYPE)
        .drainHandler(drained -> proceed())
        .closeHandler(closed -> over = true);
    request.handler(this::take).endHandler(end -> finish()).exceptionHandler(e -> over = true);
  }

  @Override
  public void line(byte[] bytes, int offset, int length) {
    line++;
    if (isBlank(bytes, offset, length)) {
      return;
    }
    if (allowance != null) {
      allowance.owe();
    }
    Reading<T> reading = batch.read(line, bytes, offset, length);
    if (reading instanceof Reading.Refused<T> refused) {
      answers.add(
          LineAnswer.refusal(line, refused.problem(), refused.filmId(), refused.reviewId()));
    } else if (reading instanceof Reading.Sound<T> sound) {
      LineAnswer answer = batch.answer(line, sound.value());
      answers.add(answer);
      batch
          .publish(sound.value())
          .whenComplete(
              (publication, failure) -> {
                answer.settle(Answers.problemOf(publication));
                proceedSoon();
              });
    }
  }

  @Override
  public void tooLong() {
    line++;
    answers.add(
        LineAnswer.refusal(line, Problems.tooLarge(ReviewsEndpoint.MAX_BODY_BYTES), null, null));
  }

  @Override
  public void endless() {
    // Its sender means no line; what is behind it is not waited for.
    tooLong();
    received = true;
    cutShort = true;
  }

  private void take(Buffer bytes) {
    if (!over && !received) {
      long before = line;
      lines.feed(bytes.getBytes());
      if (line > before) {
        deadlines.goesOn(request);
      }
      proceed();
    }
  }

  private void finish() {
    if (!over && !received) {
      lines.end();
      received = true;
      proceed();
    }
  }

  /** Answers come many at a time, so one look at them is enough for all. */
  private void proceedSoon() {
    if (proceeding.compareAndSet(false, true)) {
      eventLoop.runOnContext(
          now -> {
            proceeding.set(false);
            proceed();
          });
    }
  }

  private void proceed() {
    if (over) {
      return;
    }
    writeSettled();
    if (received && answers.isEmpty()) {
      over = true;
      end();
    } else if (!paused && isTooMuch(MAX_UNANSWERED_LINES)) {
      paused = true;
      request.pause();
      deadlines.paused(request);
    } else if (paused && !isTooMuch(MAX_UNANSWERED_LINES / 2)) {
      paused = false;
      request.resume();
      deadlines.goesOn(request);
    }
    if (paused && answers.isEmpty() && !response.writeQueueFull()) {
      // Others fill the producer, or the rate is spent: no answer of our own will call.
      vertx.setTimer(LOOK_AGAIN_MILLIS, timer -> proceed());
    }
  }

  private void end() {
    if (cutShort) {
      response.end().onComplete(ended -> request.connection().close());
    } else {
      response.end();
    }
  }

  private boolean isTooMuch(int unanswered) {
    return answers.size() > unanswered
        || response.writeQueueFull()
        || submissions.isCongested()
        || (allowance != null && allowance.isSpent());
  }

  private void writeSettled() {
    while (!response.writeQueueFull()) {
      for (LineAnswer answer = answers.peek();
          answer != null && answer.isSettled() && json.length() < ANSWER_BYTES_A_WRITE;
          answer = answers.peek()) {
        answer.appendTo(json);
        metrics.line(answer.isAccepted());
        Problem problem = answer.problem();
        if (problem != null) {
          metrics.refused(problem);
        }
        answers.remove();
      }
      if (json.isEmpty()) {
        return;
      }
      response.write(Buffer.buffer(json.toString()));
      json.setLength(0);
    }
  }

  private static boolean isBlank(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\r' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
