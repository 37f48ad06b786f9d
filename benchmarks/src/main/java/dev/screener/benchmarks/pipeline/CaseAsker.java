package dev.screener.benchmarks.pipeline;

import dev.screener.benchmarks.traffic.GeneratedReview;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Somebody who may read cases and asks moderation-streams for them. */
final class CaseAsker {

  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final long LOOK_MILLIS = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final String token;
  private final Duration patience;

  /**
   * @param patience how long to ask for one case; just after a start partitions may move from one
   *     thread to another, and what is in them is not found meanwhile
   */
  CaseAsker(URI server, String token, Duration patience) {
    this.server = server;
    this.token = token;
    this.patience = patience;
  }

  /**
   * Asks for each: a service may say that it is ready without having back what it had.
   *
   * @throws IllegalStateException when it does not come to know of one
   */
  void requireKnown(List<GeneratedReview> reviews) throws InterruptedException {
    for (GeneratedReview review : reviews) {
      String address = review.filmId() + "/" + review.reviewId();
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve("/v1/cases/" + address))
              .timeout(ANSWER)
              .header("Authorization", "Bearer " + token)
              .build();
      int[] status = {0};
      Waiting.until(
          patience,
          LOOK_MILLIS,
          () -> {
            status[0] = status(request);
            return status[0] == OK;
          },
          () ->
              new IllegalStateException(
                  "ready by its own word, but asked for the case "
                      + address
                      + " moderation-streams answers "
                      + status[0]
                      + ": the figures of this run mean nothing"));
    }
  }

  private int status(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new IllegalStateException("moderation-streams cannot be asked for cases", e);
    }
  }
}
