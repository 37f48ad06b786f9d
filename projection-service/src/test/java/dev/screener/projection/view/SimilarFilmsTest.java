package dev.screener.projection.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarFilmsTest {

  private final SimilarFilms similar = new SimilarFilms();

  @Test
  void sharedPeopleCountMoreThanSharedGenres() {
    put("film", List.of("Drama"), List.of("Agnès Varda"));
    put("genre", List.of("Drama"), List.of("Somebody"));
    put("person", List.of("Comedy"), List.of("Agnès Varda"));

    assertThat(similar.to("film", 5)).containsExactly("person", "genre");
  }

  @Test
  void aRareGenreCountsMoreThanACommonOne() {
    put("film", List.of("Drama", "Noir"), List.of());
    for (int i = 0; i < 20; i++) {
      put("drama" + i, List.of("Drama", "Other" + i), List.of());
    }
    put("noir", List.of("Noir", "Another"), List.of());

    assertThat(similar.to("film", 1)).containsExactly("noir");
  }

  @Test
  void aLongCastIsNotLikeEverything() {
    put("film", List.of(), List.of("A"));
    put("short", List.of(), List.of("A", "B"));
    put("long", List.of(), List.of("A", "C", "D", "E", "F", "G", "H"));

    assertThat(similar.to("film", 5)).containsExactly("short", "long");
  }

  @Test
  void equalFilmsComeInTheOrderOfTheirIdsAndCaseDoesNotCount() {
    put("film", List.of("Drama"), List.of());
    put("b", List.of("drama "), List.of());
    put("a", List.of("DRAMA"), List.of());

    assertThat(similar.to("film", 5)).containsExactly("a", "b");
  }

  @Test
  void aFilmThatSharesNothingIsNotSimilarAndNoneIsSimilarToItself() {
    put("film", List.of("Drama"), List.of("A"));
    put("other", List.of("Comedy"), List.of("B"));

    assertThat(similar.to("film", 5)).isEmpty();
    assertThat(similar.to("unknown", 5)).isEmpty();
  }

  @Test
  void whatAFilmNoLongerHasIsNoLongerShared() {
    put("film", List.of("Drama"), List.of());
    put("other", List.of("Drama"), List.of());
    put("other", List.of("Comedy"), List.of());
    put("gone", List.of("Drama"), List.of());
    similar.remove("gone");

    assertThat(similar.to("film", 5)).isEmpty();
  }

  private void put(String filmId, List<String> genres, List<String> people) {
    similar.put(new FilmCard(filmId, filmId, null, null, genres, people));
  }
}
