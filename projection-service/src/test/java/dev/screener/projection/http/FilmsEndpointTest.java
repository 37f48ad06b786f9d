package dev.screener.projection.http;

import static dev.screener.projection.http.InMemoryFilmReviews.FILM;
import static dev.screener.projection.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.projection.view.FilmCounts;
import dev.screener.projection.view.FilmQuery;
import dev.screener.projection.view.FilmSort;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films over HTTP. */
class FilmsEndpointTest {

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
  void aFilmThatOnlyItsReviewsKnowShowsItsId() {
    server.reviews.show("r1", 7, "text");

    JsonNode film = json(server.get("/v1/films/crossing"));

    assertThat(film.path("title").asText()).isEqualTo(FILM);
    assertThat(film.path("inCatalogue").asBoolean()).isFalse();
    assertThat(film.path("mean").asDouble()).isEqualTo(7.67);
    assertThat(film.path("histogram").path("8").asInt()).isEqualTo(2);
    assertThat(film.path("rawMean").asDouble()).isEqualTo(7.67);
    assertThat(film.path("held").path("count").asInt()).isZero();
  }

  @Test
  void filmsAreListedWithTheirCounts() {
    server.films.add("a", "Aurora");
    server.films.add(FILM, "Crossing");
    server.films.counts.put(
        FILM, new FilmCounts(1, 0, 0, List.of(0L, 0L, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 0L), 0));

    JsonNode first = json(server.get("/v1/films?limit=1"));
    JsonNode second = json(server.get("/v1/films?limit=1&cursor=" + first.path("next").asText()));

    assertThat(first.path("films").get(0).path("title").asText()).isEqualTo("Aurora");
    assertThat(second.path("films").get(0).path("reviewCount").asInt()).isEqualTo(1);
    assertThat(second.path("next").isNull()).isTrue();
  }

  @Test
  void whatIsSearchedReachesTheCatalogueFoldedIntoWords() {
    server.get("/v1/films?q=%C3%89toile%20BLANCHE!&sort=mostReviewed&limit=7");

    assertThat(server.films.asked)
        .containsExactly(
            new FilmQuery(List.of("etoile", "blanche"), FilmSort.MOST_REVIEWED, 7, null));
  }

  @ParameterizedTest
  @CsvSource({
    "q=%21%3F, q",
    "sort=best, sort",
    "sort=mostReviewed&cursor=dGl0bGUsMCxmLEFiYw, cursor",
    "cursor=dGl0bGUsNSxmLEFiYw, cursor"
  })
  void aListThatIsAskedWronglyIsNamed(String query, String field) {
    HttpResponse<String> answer = server.get("/v1/films?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("field").asText()).isEqualTo(field);
  }
}
