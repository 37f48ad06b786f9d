package dev.screener.projection.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists and searches of films. */
class FilmListsTest {

  private final FilmShelf shelf = new FilmShelf();
  private final FilmRanking ranking = new FilmRanking();
  private final FilmLists lists = new FilmLists(shelf, ranking);

  @ParameterizedTest
  @CsvSource({
    "amel, amelie",
    "AMÉL, amelie",
    "poul, amelie",
    "fab amé, amelie",
    "ange, ''",
    "lodz, lodz",
    "ŁÓD, lodz",
    "strasse, street",
    "2001, odyssey",
    "l avv, adventure",
    "ｓｐａｃｅ, odyssey"
  })
  void eachWordThatIsTypedBeginsAWordOfTheTitle(String typed, String filmId) {
    put("amelie", "Le Fabuleux Destin d'Amélie Poulain");
    put("lodz", "Łódź Symphony");
    put("street", "Die Straße");
    put("odyssey", "2001: A Space Odyssey");
    put("adventure", "L'Avventura");

    assertThat(ids(FilmQuery.words(typed), FilmSort.TITLE, 10))
        .isEqualTo(filmId.isEmpty() ? List.of() : List.of(filmId));
  }

  @Test
  void aNewTitleIsFoundAndTheOldOneIsNot() {
    put("f", "Working Title");
    put("f", "Final Name");
    shelf.remove("absent");

    assertThat(ids(List.of("work"), FilmSort.TITLE, 10)).isEmpty();
    assertThat(ids(List.of("fin"), FilmSort.TITLE, 10)).containsExactly("f");
    shelf.remove("f");
    assertThat(ids(List.of("fin"), FilmSort.TITLE, 10)).isEmpty();
  }

  @Test
  void filmsComeByReviewsOrByTheLatestOneAndThoseWithoutAnyByTitleAtTheEnd() {
    put("a", "Alpha");
    put("b", "Beta");
    put("c", "Gamma");
    put("d", "Delta");
    ranking.changed(0, "b", counts(2, 500));
    ranking.changed(0, "c", counts(5, 100));
    ranking.changed(0, "unlisted", counts(9, 900));

    assertThat(ids(List.of(), FilmSort.MOST_REVIEWED, 1)).containsExactly("c", "b", "a", "d");
    assertThat(ids(List.of(), FilmSort.RECENTLY_ACTIVE, 2)).containsExactly("b", "c", "a", "d");
    assertThat(ids(List.of(), FilmSort.TITLE, 3)).containsExactly("a", "b", "d", "c");
  }

  @Test
  void pagesOfAnyLengthAreTheWholeListInOrder() {
    Random random = new Random(7);
    Map<String, FilmCounts> known = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      String filmId = "f" + i;
      put(filmId, "Title " + random.nextInt(50) + (random.nextBoolean() ? " star" : ""));
      if (random.nextBoolean()) {
        // Few different values, so that many are equal.
        FilmCounts counts = counts(1 + random.nextInt(5), random.nextInt(20));
        known.put(filmId, counts);
        ranking.changed(i % 4, filmId, counts);
      }
    }

    for (FilmSort sort : FilmSort.values()) {
      for (List<String> words : List.of(List.<String>of(), List.of("sta"))) {
        List<String> whole = ids(words, sort, 1_000);
        assertThat(whole).doesNotHaveDuplicates().hasSizeGreaterThan(100);
        assertThat(whole.stream().map(id -> sort.valueOf(known.getOrDefault(id, FilmCounts.NONE))))
            .isSortedAccordingTo(Collections.reverseOrder());
        for (int limit : new int[] {1, 7, 40}) {
          assertThat(ids(words, sort, limit)).as("%s, %d a page", sort, limit).isEqualTo(whole);
        }
      }
    }
  }

  @Test
  void ofFilmsThatAreHereNothingIsHeardFromElsewhere() {
    ranking.heard(1, "f", counts(3, 10));
    ranking.heard(2, "g", counts(2, 20));
    ranking.begin(1);
    ranking.changed(1, "f", counts(4, 30));
    ranking.heard(1, "f", counts(3, 10));

    assertThat(ranking.counts("f").reviews()).isEqualTo(4);
    assertThat(ranking.latelyReviewed(5)).containsExactly("f", "g");

    ranking.end(1);
    ranking.heard(1, "f", FilmCounts.NONE);

    assertThat(ranking.counts("f").reviews()).isZero();
    assertThat(ranking.latelyReviewed(5)).containsExactly("g");
  }

  @Test
  void aPartitionThatIsTakenOnBeginsEmpty() {
    ranking.heard(1, "gone", counts(3, 10));

    ranking.begin(1);

    assertThat(ranking.latelyReviewed(5)).isEmpty();
    assertThat(ranking.counts("gone")).isEqualTo(FilmCounts.NONE);
  }

  private void put(String filmId, String title) {
    shelf.put(new FilmCard(filmId, title, null, null, List.of(), List.of()));
  }

  private static FilmCounts counts(long reviews, long latestAt) {
    return new FilmCounts(reviews, 0, 0, Collections.nCopies(10, 0L), latestAt);
  }

  private List<String> ids(List<String> words, FilmSort sort, int limit) {
    List<String> ids = new ArrayList<>();
    FilmPlace after = null;
    do {
      FilmList page = lists.page(new FilmQuery(words, sort, limit, after));
      page.films().forEach(listed -> ids.add(listed.film().filmId()));
      after = page.next();
    } while (after != null);
    return ids;
  }
}
