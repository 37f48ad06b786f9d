package dev.screener.projection.view;

import dev.screener.contracts.event.FilmSiege;
import java.util.List;
import java.util.Optional;

/** Films under siege, and those that were of late. */
public interface Sieges {

  /** Both lists at one moment: the open ones by opening, the ended ones by end, newest first. */
  record Now(List<FilmSiege> open, List<FilmSiege> ended) {}

  /**
   * How it stands.
   *
   * @throws ViewNotReadyException while the view is being loaded
   */
  Now now();

  /**
   * The siege of a film that is open; empty where none is.
   *
   * @throws ViewNotReadyException while the view is being loaded
   */
  Optional<FilmSiege> openOf(String filmId);
}
