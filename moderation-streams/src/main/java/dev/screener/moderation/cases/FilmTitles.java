package dev.screener.moderation.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The titles of films, for moderators' jobs; from films.catalog, in the memory of every instance.
 * What cannot be read changes nothing: bytes come in, and nothing is thrown.
 */
public final class FilmTitles implements ProcessorSupplier<byte[], byte[], Void, Void> {

  private static final String STORE = "film-titles";
  private static final Logger LOG = LoggerFactory.getLogger(FilmTitles.class);

  private final AvroSerde<Film> films;
  private final Map<String, String> titles = new ConcurrentHashMap<>();

  public FilmTitles(WriterSchemas writerSchemas) {
    this.films = AvroSerde.of(Film.class, writerSchemas);
  }

  /**
   * Holds nothing, since the titles stand in this object; a global processor must have one. The map
   * loses an entry when the film's record becomes a tombstone.
   */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingDisabled();
  }

  /** The title of a film, or empty when the catalogue does not know it. */
  String of(String filmId) {
    return titles.getOrDefault(filmId, "");
  }

  @Override
  public Processor<byte[], byte[], Void, Void> get() {
    return this::learn;
  }

  private void learn(Record<byte[], byte[]> record) {
    String filmId = record.key() == null ? "" : new String(record.key(), UTF_8);
    try {
      Film film = films.decode(record.value());
      if (film == null) {
        titles.remove(filmId);
      } else {
        titles.put(filmId, film.getTitle());
      }
    } catch (RuntimeException unreadable) {
      LOG.warn("event=film-unreadable error={}", unreadable.getClass().getSimpleName());
    }
  }
}
