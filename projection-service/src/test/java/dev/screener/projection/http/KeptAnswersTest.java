package dev.screener.projection.http;

import static dev.screener.projection.http.InMemoryFilmReviews.FILM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.projection.http.KeptAnswers.Kept;
import dev.screener.projection.view.FilmVersions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {

  private static final String REVIEWS = "/v1/films/crossing/reviews";
  private static final String ROUTE = "/v1/films/:filmId/reviews";

  private final FilmVersions versions = new FilmVersions();

  @Test
  void anAnswerIsGivenAgainUntilItsFilmHasChanged() {
    try (RunningServer server = RunningServer.keeping(1 << 20)) {
      server.reviews.show("r1", 7, "text");
      HttpResponse<String> first = server.get(REVIEWS);
      HttpResponse<String> again = server.get(REVIEWS);
      String tag = again.headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> same = server.get(REVIEWS, "If-None-Match", tag);
      HttpResponse<String> other = server.get(REVIEWS + "?limit=1");
      assertThat(server.reviews.asked).hasSize(2);

      server.reviews.show("r2", 8, "more");
      server.versions.changed(FILM);
      HttpResponse<String> changed = server.get(REVIEWS, "If-None-Match", tag);

      assertThat(again.body()).isEqualTo(first.body());
      assertThat(first.headers().firstValue("ETag")).contains(tag);
      assertThat(same.statusCode()).isEqualTo(304);
      assertThat(other.statusCode()).isEqualTo(200);
      assertThat(changed.statusCode()).isEqualTo(200);
      assertThat(changed.body()).contains("r2");
    }
  }

  @Test
  void whatIsGivenAgainCountsUnderItsRouteAndOnlyReadersGetIt() {
    try (RunningServer server = RunningServer.keeping(1 << 20)) {
      server.reviews.show("r1", 7, "text");
      server.get(REVIEWS);
      server.get(REVIEWS);

      HttpResponse<String> written =
          server.send(server.request(REVIEWS).POST(HttpRequest.BodyPublishers.ofString("{}")));

      assertThat(server.reviews.asked).hasSize(1);
      assertThat(written.statusCode()).isEqualTo(405);
      assertThat(server.get("/metrics").body())
          .containsPattern(
              "requests_seconds_count\\{route=\"" + ROUTE + "\",status=\"200\"[^}]*} 2");
    }
  }

  @Test
  void whatIsNotThereOrNotReadyIsNotKept() {
    try (RunningServer server = RunningServer.keeping(1 << 20)) {
      assertThat(server.get(REVIEWS).statusCode()).isEqualTo(404);
      server.reviews.ready = false;
      assertThat(server.get(REVIEWS).statusCode()).isEqualTo(503);
      server.reviews.ready = true;
      server.reviews.show("r1", 7, "text");

      assertThat(server.get(REVIEWS).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatChangedWhileItWasReadIsNotGivenAgain() {
    KeptAnswers kept = kept(10_000);
    long before = kept.version("f");
    versions.changed("f");

    kept.put("/f", new Kept(answer(100), ROUTE, "f", before));

    assertThat(kept.get("/f")).isNull();
  }

  @Test
  void thoseAskedForLeastLatelyGoFirstAndNoMoreIsKeptThanAllowed() {
    KeptAnswers kept = kept(3_000);
    keep(kept, "/a", 500);
    keep(kept, "/b", 500);
    assertThat(kept.get("/a")).isNotNull();

    keep(kept, "/c", 500);
    keep(kept, "/huge", 5_000);

    assertThat(kept.get("/a")).isNotNull();
    assertThat(kept.get("/b")).isNull();
    assertThat(kept.get("/c")).isNotNull();
    assertThat(kept.get("/huge")).isNull();
  }

  private KeptAnswers kept(long most) {
    return new KeptAnswers(versions, most, new SimpleMeterRegistry());
  }

  private static void keep(KeptAnswers kept, String address, int length) {
    kept.put(address, new Kept(answer(length), ROUTE, "f", kept.version("f")));
  }

  private static Answer answer(int length) {
    return new Answer(200, "text/plain", Buffer.buffer("x".repeat(length)), Map.of());
  }
}
