package dev.screener.projection.view;

import static dev.screener.projection.view.Events.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.screener.contracts.event.FilmSiege;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepSiegesTest {

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

  private static FilmSiege siege(String filmId, int votes, Instant openedAt) {
    return FilmSiege.newBuilder()
        .setFilmId(filmId)
        .setRatings(List.of(1))
        .setVotes(votes)
        .setOpenedAt(openedAt)
        .setChangedAt(openedAt)
        .build();
  }

  private void told(FilmSiege siege) {
    view.siegeBytes(siege.getFilmId(), view.serdes.sieges().encode(siege), NOON);
  }

  @Test
  void aSiegeIsOpenUntilItsTombstoneAndThenAmongTheEnded() {
    told(siege("early", 1, NOON));
    told(siege("late", 1, NOON.plusSeconds(60)));
    told(siege("early", 64, NOON));

    assertThat(view.sieges.now().open())
        .extracting(FilmSiege::getFilmId, FilmSiege::getVotes)
        .containsExactly(tuple("late", 1), tuple("early", 64));

    view.siegeBytes("early", null, NOON.plusSeconds(600));

    Sieges.Now now = view.sieges.now();
    assertThat(now.open()).extracting(FilmSiege::getFilmId).containsExactly("late");
    assertThat(now.ended())
        .containsExactly(new Sieges.Ended(siege("early", 64, NOON), NOON.plusSeconds(600)));
  }

  @Test
  void ofTheEndedOnlyTheNewestAreKept() {
    for (int i = 0; i <= SiegeShelf.MOST_ENDED; i++) {
      told(siege("f" + i, 1, NOON));
      view.siegeBytes("f" + i, null, NOON.plusSeconds(i));
    }

    assertThat(view.sieges.now().ended())
        .hasSize(SiegeShelf.MOST_ENDED)
        .first()
        .extracting(ended -> ended.siege().getFilmId())
        .isEqualTo("f" + SiegeShelf.MOST_ENDED);
  }

  @Test
  void garbageChangesNothingAndIsCounted() {
    told(siege("f", 1, NOON));

    view.siegeBytes("f", "garbage".getBytes(UTF_8), NOON);
    view.siegeBytes("f", new byte[0], NOON);
    view.siegeBytes("f", view.serdes.sieges().encode(siege("g", 1, NOON)), NOON);
    view.siegeBytes("no/id", null, NOON);
    view.siegeBytes(null, null, NOON);
    view.siegeBytes("unknown", null, NOON);

    assertThat(view.sieges.now().open()).containsExactly(siege("f", 1, NOON));
    assertThat(view.sieges.now().ended()).isEmpty();
    assertThat(view.siegeShelf.garbage()).isEqualTo(5);
  }
}
