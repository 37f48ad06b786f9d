package dev.screener.projection.http;

import dev.screener.contracts.event.FilmSiege;
import dev.screener.projection.view.Sieges;
import java.util.List;
import java.util.Optional;

/** These sieges and no others. */
record InMemorySieges(List<FilmSiege> open, List<FilmSiege> ended) implements Sieges {

  static final InMemorySieges NONE = new InMemorySieges(List.of(), List.of());

  @Override
  public Now now() {
    return new Now(open, ended);
  }

  @Override
  public Optional<FilmSiege> openOf(String filmId) {
    return open.stream().filter(siege -> siege.getFilmId().equals(filmId)).findFirst();
  }
}
