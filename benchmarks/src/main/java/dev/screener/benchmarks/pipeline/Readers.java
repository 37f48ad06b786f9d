package dev.screener.benchmarks.pipeline;

import dev.screener.benchmarks.traffic.GeneratedReview;
import dev.screener.contracts.http.WriteToken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Readers of projection-service who ask where a review stands. */
final class Readers {

  /** How long a reader asks before the review counts as missed. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int OK = 200;
  private static final long LOOK_MILLIS = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_READY = 503;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI readSide;

  Readers(URI readSide) {
    this.readSide = readSide;
  }

  /**
   * Done with true as soon as the view holds the verdict on this submission, with false when it
   * does not within {@link #PATIENCE}.
   */
  CompletableFuture<Boolean> awaitVisible(GeneratedReview review) {
    String token =
        new WriteToken.OfSubmission(review.filmId(), review.reviewId(), review.submissionId())
            .encode();
    HttpRequest request = request(review).header(WriteToken.HEADER, token).build();
    return ask(request, System.nanoTime() + PATIENCE.toNanos())
        .exceptionally(Readers::missedIfTimedOut);
  }

  /** Whether the view holds a verdict on this review now. */
  CompletableFuture<Boolean> isVisible(GeneratedReview review) {
    return send(request(review).build()).thenApply(Readers::hasVerdict);
  }

  /**
   * Asks a service that has just restored its view for each, again and again where it does not know
   * of one: partitions may still move from one thread to another.
   *
   * @throws IllegalStateException when it does not come to know of one within {@link #PATIENCE}
   */
  void requireRestored(List<GeneratedReview> reviews) throws InterruptedException {
    for (GeneratedReview review : reviews) {
      Waiting.until(
          PATIENCE,
          LOOK_MILLIS,
          () -> isVisible(review).join(),
          () ->
              new IllegalStateException(
                  "ready by its own word, but projection-service does not know of "
                      + review.filmId()
                      + "/"
                      + review.reviewId()
                      + ": the figures of this run mean nothing"));
    }
  }

  /**
   * Asks the read side itself: offsets alone would not notice a view that drops what it reads.
   *
   * @throws IllegalStateException when it does not know of one of these
   */
  void requireVisible(List<GeneratedReview> reviews) throws InterruptedException {
    List<CompletableFuture<?>> answers = new ArrayList<>();
    Queue<String> missing = new ConcurrentLinkedQueue<>();
    for (GeneratedReview review : reviews) {
      answers.add(
          isVisible(review)
              .thenAccept(
                  visible -> {
                    if (!visible) {
                      missing.add(review.filmId() + "/" + review.reviewId());
                    }
                  }));
    }
    Waiting.forAll(answers, PATIENCE);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "projected by its offsets, but the read side does not know of " + missing);
    }
  }

  private CompletableFuture<Boolean> ask(HttpRequest request, long deadline) {
    return send(request)
        .thenCompose(
            answer -> {
              if (hasVerdict(answer)) {
                return CompletableFuture.completedFuture(true);
              }
              // The service waits for a bounded time; who still wants to know asks again.
              return System.nanoTime() < deadline
                  ? ask(request, deadline)
                  : CompletableFuture.completedFuture(false);
            });
  }

  /** Sends a failed GET once more: the service may close an idle connection just as it is used. */
  private CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> first =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    return first.exceptionallyCompose(
        failure ->
            cause(failure) instanceof HttpTimeoutException
                ? first
                : http.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
  }

  private static boolean missedIfTimedOut(Throwable failure) {
    if (cause(failure) instanceof HttpTimeoutException) {
      return false;
    }
    throw new CompletionException(cause(failure));
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  private HttpRequest.Builder request(GeneratedReview review) {
    String path = "/v1/films/" + review.filmId() + "/reviews/" + review.reviewId();
    return HttpRequest.newBuilder(readSide.resolve(path)).timeout(PATIENCE);
  }

  private static boolean hasVerdict(HttpResponse<String> answer) {
    return switch (answer.statusCode()) {
      case OK -> !answer.body().contains("\"PENDING\"");
      case NOT_FOUND, NOT_READY -> false;
      default ->
          throw new IllegalStateException(
              "projection-service answered " + answer.statusCode() + ": " + answer.body());
    };
  }
}
