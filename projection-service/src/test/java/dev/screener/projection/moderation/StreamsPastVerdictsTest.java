package dev.screener.projection.moderation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.projection.view.ViewNotReadyException;
import dev.screener.projection.view.ViewStores;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.Test;

class StreamsPastVerdictsTest {

  @Test
  void whatAnotherInstanceKeepsIsSaidNotToBeHereThoughOnlyReadingTells() {
    PastVerdicts past = new StreamsPastVerdicts(new Elsewhere());

    FilmPast ofFilm = new StreamsFilmPast(new Elsewhere());

    assertThatThrownBy(() -> past.of("crossing", "r1")).isInstanceOf(ViewNotReadyException.class);
    assertThatThrownBy(() -> ofFilm.of("crossing")).isInstanceOf(ViewNotReadyException.class);
  }

  /** Gives every store, as Kafka Streams does, and none can be read. */
  private static final class Elsewhere implements ViewStores {
    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> ofFilm(String store, String filmId) {
      return new Moved();
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> global(String store) {
      return new Moved();
    }
  }

  private static final class Moved implements ReadOnlyKeyValueStore<Bytes, byte[]> {
    @Override
    public byte[] get(Bytes key) {
      throw moved();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
      throw moved();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
      throw moved();
    }

    @Override
    public long approximateNumEntries() {
      throw moved();
    }

    private static InvalidStateStoreException moved() {
      return new InvalidStateStoreException("The specified partition does not exist");
    }
  }
}
