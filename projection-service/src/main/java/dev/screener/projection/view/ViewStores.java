package dev.screener.projection.view;

import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
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

  /**
   * Reads from {@link #ofFilm}. A store may be closed under a reader when its partition moves; and
   * one that is found is not looked for before it is read, so that only reading tells whether it is
   * here.
   *
   * @throws ViewNotReadyException when it is not, nor a copy that may be read instead
   */
  static <T> T reading(Supplier<T> read) {
    try {
      return read.get();
    } catch (InvalidStateStoreException e) {
      if (StaleReads.isAllowed() && !StaleReads.isUsed()) {
        StaleReads.use();
        return reading(read);
      }
      throw new ViewNotReadyException("the film's view is being moved", e);
    }
  }
}
