package dev.screener.projection.view;

import java.util.List;
import java.util.Optional;

/** Which instances hold a film's part of the view. */
public interface FilmOwners {

  /** Where another instance is asked. */
  record Peer(String host, int port) {}

  /**
   * Who holds a film, as last heard.
   *
   * @param here whether this instance may have it: as its owner, or since nobody else is known
   * @param copyHere whether this instance keeps a copy
   * @param owner the other instance that owns it
   * @param copies other instances that keep copies
   */
  record Holders(boolean here, boolean copyHere, Optional<Peer> owner, List<Peer> copies) {
    /** All is here, as with one instance. */
    static final Holders ALONE = new Holders(true, false, Optional.empty(), List.of());
  }

  Holders of(String filmId);

  /** One instance, which holds all films. */
  static FilmOwners alone() {
    return filmId -> Holders.ALONE;
  }
}
