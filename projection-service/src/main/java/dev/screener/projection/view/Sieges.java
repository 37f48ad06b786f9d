package dev.screener.projection.view;

import dev.screener.contracts.event.FilmSiege;
import java.util.List;

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
}
