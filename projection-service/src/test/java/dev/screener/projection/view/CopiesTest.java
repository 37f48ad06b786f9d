package dev.screener.projection.view;

import static dev.screener.projection.view.Events.NOON;
import static dev.screener.projection.view.Events.approved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy of another instance's films is believed. */
class CopiesTest {

  @TempDir Path directory;
  private ViewDriver view;

  @BeforeEach
  void open() {
    view = new ViewDriver(directory);
    view.approved(approved("known", "r1", 1, 8, NOON));
  }

  @AfterEach
  void close() {
    view.close();
  }

  @Test
  void aCopyThatKnowsOfNoReviewsOfAFilmIsNotBelievedThatThereAreNone() {
    assertThatThrownBy(() -> fromACopy(() -> view.reviews.page(first("another", null))))
        .isInstanceOf(ViewNotReadyException.class);
    assertThatThrownBy(() -> fromACopy(() -> view.reviews.counts("another")))
        .isInstanceOf(ViewNotReadyException.class);
    assertThatThrownBy(() -> fromACopy(() -> view.reviews.score("another")))
        .isInstanceOf(ViewNotReadyException.class);
  }

  @Test
  void aCopyThatKnowsOfSomeTellsThemAndThatNoneHaveARating() {
    assertThat(fromACopy(() -> view.reviews.page(first("known", null))).reviews()).hasSize(1);
    assertThat(fromACopy(() -> view.reviews.page(first("known", 3))).reviews()).isEmpty();
  }

  @Test
  void theOwnerIsBelieved() {
    assertThat(view.reviews.page(first("another", null)).reviews()).isEmpty();
    assertThat(view.reviews.counts("another").reviews()).isZero();
  }

  private static ReviewQuery first(String filmId, Integer rating) {
    return new ReviewQuery(filmId, ReviewSort.NEWEST, rating, 20, null);
  }

  private static <T> T fromACopy(Supplier<T> read) {
    return StaleReads.allowing(
            () -> {
              StaleReads.use();
              return read.get();
            })
        .value();
  }
}
