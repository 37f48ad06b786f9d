package dev.screener.projection.view;

import static dev.screener.projection.view.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each change that a reader could see makes another version. */
class FilmVersionsTest {

  @TempDir Path directory;

  @Test
  void whatChangesAFilmsViewChangesItsVersionAndNotThatOfOthers() {
    try (ViewDriver view = new ViewDriver(directory)) {
      FilmVersions versions = view.arrivals.versions();
      List<Runnable> changes =
          List.of(
              () -> view.approved(Events.approved("f", "r1", 1, 5, NOON)),
              () -> view.approved(Events.approved("f", "r1", 2, 5, NOON)),
              () -> view.verdict(Events.verdict("f", "r2", 1, Outcome.HELD, "s")),
              () -> view.takenDown("f", "r1"));
      long other = versions.of("g");

      for (Runnable change : changes) {
        long before = versions.of("f");
        change.run();
        assertThat(versions.of("f")).isGreaterThan(before);
      }

      assertThat(versions.of("g")).isEqualTo(other);
    }
  }

  @Test
  void aFilmOfTheCatalogueMayBeNamedByAnyOther() {
    try (ViewDriver view = new ViewDriver(directory)) {
      long before = view.arrivals.versions().of("g");

      view.film(Events.film("f", "Film", List.of("Drama"), List.of()));

      assertThat(view.arrivals.versions().of("g")).isGreaterThan(before);
    }
  }
}
