package dev.screener.projection.view;

import static dev.screener.projection.view.Events.film;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.http.WriteToken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepFilmsTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path directory;
  private ViewDriver view;

  @BeforeEach
  void open() {
    view = new ViewDriver(directory);
  }

  @AfterEach
  void close() {
    view.close();
  }

  @Test
  void aFilmIsKnownAndReplacedAndForgotten() {
    view.film(film("f", "Crossing", List.of("Drama"), List.of("Cha In-pyo")));
    assertThat(view.films.find("f").orElseThrow().title()).isEqualTo("Crossing");

    view.film(film("f", "The Crossing", List.of("Drama"), List.of()));
    assertThat(view.films.find("f").orElseThrow().title()).isEqualTo("The Crossing");
    assertThat(byTitle(10, null).films()).hasSize(1);

    view.filmBytes("f", null);
    assertThat(view.films.find("f")).isEmpty();
    assertThat(byTitle(10, null).films()).isEmpty();
  }

  @Test
  void garbageLeavesTheOldFilmAndIsCounted() {
    view.film(film("f", "Crossing", List.of("Drama"), List.of()));
    byte[] truncated = view.serdes.films().encode(film("f", "Another", List.of(), List.of()));
    truncated[truncated.length - 1] = (byte) 0xFF;

    view.filmBytes("f", "garbage".getBytes(UTF_8));
    view.filmBytes("f", new byte[0]);
    view.filmBytes("f", truncated);
    view.filmBytes("f", view.serdes.films().encode(film("g", "Another", List.of(), List.of())));
    view.filmBytes("no/id", view.serdes.films().encode(film("f", "X", List.of(), List.of())));
    view.filmBytes(null, null);

    assertThat(view.films.find("f").orElseThrow().title()).isEqualTo("Crossing");
    assertThat(view.shelf.garbage()).isEqualTo(6);
    assertThat(view.shelf.size()).isEqualTo(1);
  }

  @Test
  void noBytesAtAllEndTheThread() {
    Random random = new Random(24);
    byte[] good = view.serdes.films().encode(film("f", "Crossing", List.of("a"), List.of("b")));
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = good.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      view.filmBytes("f", bytes);
    }

    view.filmBytes("f", good);

    assertThat(view.films.find("f").orElseThrow().title()).isEqualTo("Crossing");
    assertThat(view.shelf.garbage()).isPositive();
  }

  @Test
  void aReaderWaitsForTheRecordThatATokenNames() {
    view.film(film("f", "Crossing", List.of(), List.of()));
    CompletionStage<Boolean> waiting =
        view.films.awaitRecord(new WriteToken.OfFilm("f", 0, 1), LONG);
    assertThat(waiting.toCompletableFuture()).isNotDone();

    view.film(film("f", "The Crossing", List.of(), List.of()));

    assertThat(waiting.toCompletableFuture()).isCompletedWithValue(true);
  }

  @Test
  void filmsAreListedByTitleWithoutCaseAndAccents() {
    view.film(film("3", "zorro", List.of(), List.of()));
    view.film(film("1", "Élite", List.of(), List.of()));
    view.film(film("2", "elite", List.of(), List.of()));
    view.film(film("0", "Dune", List.of(), List.of()));

    FilmList first = byTitle(2, null);
    FilmList second = byTitle(2, first.next());

    assertThat(first.films())
        .extracting(listed -> listed.film().filmId())
        .containsExactly("0", "1");
    assertThat(second.films())
        .extracting(listed -> listed.film().filmId())
        .containsExactly("2", "3");
    assertThat(second.next()).isNull();
  }

  private FilmList byTitle(int limit, FilmPlace after) {
    return view.films.list(new FilmQuery(List.of(), FilmSort.TITLE, limit, after));
  }
}
