package dev.screener.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.benchmarks.pipeline.HttpLoad.Asking;
import dev.screener.benchmarks.traffic.GeneratedReview;
import dev.screener.benchmarks.traffic.ReviewGenerator;
import dev.screener.contracts.event.ReviewSubmission;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Requests to ingest-service, made beforehand: making one costs as much as answering it. The same
 * come again and again, but none names an id of its own, so each is a review of its own.
 */
final class SubmissionRequests {

  private static final int SINGLES = 4_096;
  private static final int BATCHES = 16;
  private static final int ACCEPTED = 202;
  private static final int STREAMED = 200;
  private static final String ACCEPTED_LINE = "\"accepted\"";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Asking singles;
  private final Asking batches;

  /**
   * @param token of a site's back end
   */
  SubmissionRequests(URI server, String token, ReviewGenerator reviews, int batchLines) {
    List<byte[]> single = new ArrayList<>();
    for (GeneratedReview review : reviews.next(SINGLES)) {
      single.add(
          request(
              server,
              token,
              "/v1/films/" + review.filmId() + "/reviews",
              "application/json",
              json(review.submission(), false)));
    }
    List<byte[]> batch = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      for (GeneratedReview review : reviews.next(batchLines)) {
        lines.writeBytes(json(review.submission(), true));
        lines.write('\n');
      }
      batch.add(request(server, token, "/v1/reviews", "application/x-ndjson", lines.toByteArray()));
    }
    this.singles = Asking.of(inTurn(single), ACCEPTED, "");
    this.batches = Asking.of(inTurn(batch), STREAMED, ACCEPTED_LINE);
  }

  /** One review a request. */
  Asking singles() {
    return singles;
  }

  /** Many; what is counted are the lines that were accepted. */
  Asking batches() {
    return batches;
  }

  static byte[] json(ReviewSubmission review, boolean withFilm) {
    ObjectNode node = JSON.createObjectNode();
    if (withFilm) {
      node.put("filmId", review.getFilmId());
    }
    node.put("authorId", review.getAuthorId());
    node.put("authorName", review.getAuthorName());
    if (review.getRating() != null) {
      node.put("rating", review.getRating());
    }
    if (review.getTitle() != null) {
      node.put("title", review.getTitle());
    }
    node.put("text", review.getText());
    node.put("language", review.getLanguage());
    if (review.getAccountCreatedAt() != null) {
      node.put("accountCreatedAt", review.getAccountCreatedAt().toString());
    }
    return node.toString().getBytes(UTF_8);
  }

  static byte[] request(URI server, String token, String path, String type, byte[] body) {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: "
            + server.getAuthority()
            + "\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length);
    request.writeBytes(head.getBytes(US_ASCII));
    request.writeBytes(body);
    return request.toByteArray();
  }

  private static Supplier<byte[]> inTurn(List<byte[]> requests) {
    int[] next = {0};
    return () -> requests.get(Math.floorMod(next[0]++, requests.size()));
  }
}
