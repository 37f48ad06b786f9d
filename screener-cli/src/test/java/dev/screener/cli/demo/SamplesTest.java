package dev.screener.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.contracts.topics.Ids;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void everyReviewHasAnAddressOfItsOwnAndAFilmOfTheSamples() {
    Set<String> films = texts(Samples.films(), "filmId");
    Set<String> addresses = new HashSet<>();

    for (JsonNode review : Samples.reviews()) {
      String filmId = review.path("filmId").asText();
      String reviewId = review.path("reviewId").asText();
      assertThat(films).contains(filmId);
      assertThat(Ids.isValid(reviewId)).as(reviewId).isTrue();
      assertThat(addresses.add(Ids.reviewKey(filmId, reviewId))).as(reviewId).isTrue();
    }
  }

  @Test
  void filmsShareGenresAndPeopleSoThatSimilarOnesAreFound() {
    assertThat(Samples.films())
        .allSatisfy(
            film ->
                assertThat(Samples.films())
                    .as("films with a person of %s", film.path("title").asText())
                    .filteredOn(other -> !other.equals(film) && shares(film, other, "people"))
                    .isNotEmpty());
  }

  @Test
  void reviewsAreInSeveralLanguagesAndEveryFilmHasSome() {
    assertThat(texts(Samples.reviews(), "language"))
        .contains("en", "ko", "es", "de", "fr", "ja", "pt");
    Map<String, Long> byFilm =
        Samples.reviews().stream()
            .collect(
                Collectors.groupingBy(
                    review -> review.path("filmId").asText(), Collectors.counting()));
    assertThat(byFilm).hasSize(Samples.films().size());
    assertThat(byFilm.values()).allSatisfy(count -> assertThat(count).isGreaterThan(5));
  }

  private static boolean shares(JsonNode film, JsonNode other, String field) {
    Set<String> names = new HashSet<>();
    film.path(field).forEach(name -> names.add(name.asText()));
    for (JsonNode name : other.path(field)) {
      if (names.contains(name.asText())) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> texts(List<JsonNode> nodes, String field) {
    return nodes.stream().map(node -> node.path(field).asText()).collect(Collectors.toSet());
  }
}
