package dev.screener.projection.http;

import static dev.screener.projection.http.InMemoryFilmReviews.FILM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.projection.view.FilmVersions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {

  private static final String REVIEWS = "/v1/films/crossing/reviews";

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

    kept.put("/f", answer(100), before);

    assertThat(kept.get("f", "/f")).isNull();
  }

  @Test
  void thoseAskedForLeastLatelyGoFirstAndNoMoreIsKeptThanAllowed() {
    KeptAnswers kept = kept(3_000);
    kept.put("/a", answer(500), kept.version("f"));
    kept.put("/b", answer(500), kept.version("f"));
    assertThat(kept.get("f", "/a")).isNotNull();

    kept.put("/c", answer(500), kept.version("f"));
    kept.put("/huge", answer(5_000), kept.version("f"));

    assertThat(kept.get("f", "/a")).isNotNull();
    assertThat(kept.get("f", "/b")).isNull();
    assertThat(kept.get("f", "/c")).isNotNull();
    assertThat(kept.get("f", "/huge")).isNull();
  }

  private KeptAnswers kept(long most) {
    return new KeptAnswers(versions, most, new SimpleMeterRegistry());
  }

  private static Answer answer(int length) {
    return new Answer(200, "text/plain", Buffer.buffer("x".repeat(length)), Map.of());
  }
}
