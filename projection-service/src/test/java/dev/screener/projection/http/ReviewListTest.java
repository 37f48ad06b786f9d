package dev.screener.projection.http;

import static dev.screener.projection.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.projection.view.ReviewSort;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A film's reviews over HTTP. */
class ReviewListTest {

  private RunningServer server;

  @BeforeEach
  void start() {
    server = RunningServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void reviewsComeInPagesWithTheirTextUnchanged() {
    server.reviews.show("r1", 7, "first \"<b>\" \uD83D\uDE00");
    server.reviews.show("r2", 8, "second");
    server.reviews.show("r3", 8, "third");

    JsonNode first = json(server.get("/v1/films/crossing/reviews?limit=2"));
    JsonNode second =
        json(
            server.get("/v1/films/crossing/reviews?limit=2&cursor=" + first.path("next").asText()));

    assertThat(first.path("reviews").findValuesAsText("reviewId")).containsExactly("r3", "r2");
    assertThat(second.path("reviews").findValuesAsText("reviewId")).containsExactly("r1");
    assertThat(second.path("reviews").get(0).path("text").asText())
        .isEqualTo("first \"<b>\" \uD83D\uDE00");
    assertThat(second.path("reviews").get(0).path("submittedAt").asText())
        .isEqualTo("2026-03-01T12:00:00Z");
    assertThat(second.has("next")).isTrue();
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(first.toString()).doesNotContain("authorId");
  }

  @Test
  void sortAndRatingReachTheView() {
    server.reviews.show("r1", 7, "text");

    server.get("/v1/films/crossing/reviews?sort=lowest&rating=7&limit=100");

    assertThat(server.reviews.asked.get(0).sort()).isEqualTo(ReviewSort.LOWEST);
    assertThat(server.reviews.asked.get(0).rating()).isEqualTo(7);
    assertThat(server.reviews.asked.get(0).limit()).isEqualTo(100);
  }

  @Test
  void whoHasTheBodyIsNotSentItAgain() {
    server.reviews.show("r1", 7, "text");
    String tag =
        server.get("/v1/films/crossing/reviews").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> same =
        server.get("/v1/films/crossing/reviews", "If-None-Match", "\"other\", " + tag);
    server.reviews.show("r2", 7, "more");
    HttpResponse<String> changed = server.get("/v1/films/crossing/reviews", "If-None-Match", tag);

    assertThat(tag).startsWith("W/\"");
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(changed.statusCode()).isEqualTo(200);
  }
}
