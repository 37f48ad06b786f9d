package dev.screener.projection.view;

import static dev.screener.projection.view.Events.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.SiegeState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
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

  private static String key(FilmSiege siege) {
    return siege.getFilmId() + "/" + siege.getOpenedAt().toEpochMilli();
  }

  private void told(FilmSiege siege) {
    view.siegeBytes(key(siege), view.serdes.sieges().encode(siege), NOON);
  }

  private static FilmSiege ended(FilmSiege siege, Instant endedAt) {
    return FilmSiege.newBuilder(siege).setEndedAt(endedAt).build();
  }

  @Test
  void aSiegeIsOpenUntilItsEndAndThenAmongTheEndedUntilItsTombstone() {
    told(siege("early", 1, NOON));
    told(siege("late", 1, NOON.plusSeconds(60)));
    told(siege("early", 64, NOON));

    assertThat(view.sieges.now().open())
        .extracting(FilmSiege::getFilmId, FilmSiege::getVotes)
        .containsExactly(tuple("late", 1), tuple("early", 64));

    FilmSiege over = ended(siege("early", 64, NOON), NOON.plusSeconds(600));
    told(over);

    Sieges.Now now = view.sieges.now();
    assertThat(now.open()).extracting(FilmSiege::getFilmId).containsExactly("late");
    assertThat(now.ended()).containsExactly(over);

    view.siegeBytes(key(over), null, NOON.plusSeconds(700));

    assertThat(view.sieges.now().ended()).isEmpty();
    assertThat(view.sieges.now().open()).extracting(FilmSiege::getFilmId).containsExactly("late");
  }

  @Test
  void theEndedAreAllKeptTheNewestFirstAlsoSeveralOfOneFilm() {
    for (int i = 0; i < 300; i++) {
      Instant openedAt = NOON.plusSeconds(i);
      told(ended(siege("f" + i % 100, 1, openedAt), openedAt.plusSeconds(60)));
    }

    assertThat(view.sieges.now().open()).isEmpty();
    assertThat(view.sieges.now().ended())
        .hasSize(300)
        .extracting(FilmSiege::getEndedAt)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void theOpenSiegeOfAFilmIsFoundAmongThoseThatEndedAndThoseOfOthers() {
    told(ended(siege("f", 1, NOON), NOON.plusSeconds(60)));
    told(siege("f", 2, NOON.plusSeconds(120)));
    told(siege("f0", 3, NOON));
    told(ended(siege("g", 4, NOON), NOON.plusSeconds(60)));

    assertThat(view.sieges.openOf("f")).map(FilmSiege::getVotes).contains(2);
    assertThat(view.sieges.openOf("f0")).map(FilmSiege::getVotes).contains(3);
    assertThat(view.sieges.openOf("g")).isEmpty();
    assertThat(view.sieges.openOf("h")).isEmpty();
  }

  @Test
  void theAnswerToADecisionOnNoSiegeIsNone() {
    told(
        FilmSiege.newBuilder(siege("f", 0, NOON))
            .setState(SiegeState.UNKNOWN)
            .setDecisionId("d1")
            .setDecisionAnswer(DecisionAnswer.UNFOUNDED)
            .build());

    assertThat(view.sieges.now().open()).isEmpty();
    assertThat(view.siegeShelf.garbage()).isZero();
  }

  @Test
  void garbageChangesNothingAndIsCounted() {
    told(siege("f", 1, NOON));

    String key = key(siege("f", 1, NOON));
    view.siegeBytes(key, "garbage".getBytes(UTF_8), NOON);
    view.siegeBytes(key, new byte[0], NOON);
    view.siegeBytes(key, view.serdes.sieges().encode(siege("g", 1, NOON)), NOON);
    view.siegeBytes("no/id", null, NOON);
    view.siegeBytes(null, null, NOON);
    view.siegeBytes(key(siege("unknown", 1, NOON)), null, NOON);

    assertThat(view.sieges.now().open()).containsExactly(siege("f", 1, NOON));
    assertThat(view.sieges.now().ended()).isEmpty();
    assertThat(view.siegeShelf.garbage()).isEqualTo(5);
  }
}
