package dev.screener.projection.view;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Finds the stores of a running topology. */
public interface ViewStores {

  /**
   * The store in which a film's part of the view lies.
   *
   * @throws ViewNotReadyException when it is not here, or not yet
   */
  ReadOnlyKeyValueStore<Bytes, byte[]> ofFilm(String store, String filmId);

  /**
   * A store that every instance holds whole.
   *
   * @throws ViewNotReadyException when it is not loaded yet
   */
  ReadOnlyKeyValueStore<Bytes, byte[]> global(String store);
}
