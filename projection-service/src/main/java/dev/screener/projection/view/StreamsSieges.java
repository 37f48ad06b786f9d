package dev.screener.projection.view;

import dev.screener.contracts.event.FilmSiege;
import java.util.Optional;

/** Sieges as this process has read them. */
public final class StreamsSieges implements Sieges {

  private final ViewStores stores;
  private final SiegeShelf shelf;

  public StreamsSieges(ViewStores stores, SiegeShelf shelf) {
    this.stores = stores;
    this.shelf = shelf;
  }

  @Override
  public Now now() {
    // Half a list is worse than none.
    stores.global(ProjectionStores.SIEGES);
    return shelf.now();
  }

  @Override
  public Optional<FilmSiege> openOf(String filmId) {
    stores.global(ProjectionStores.SIEGES);
    return shelf.openOf(filmId);
  }
}
