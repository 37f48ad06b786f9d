package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaUnavailableException;
import dev.screener.contracts.topics.Ids;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the catalogue, on every instance. Total: what is no film leaves the old one in place and is
 * counted, since an exception here would end the thread that feeds all films.
 */
final class KeepFilms implements ProcessorSupplier<byte[], byte[], Void, Void> {

  private static final Logger LOG = LoggerFactory.getLogger(KeepFilms.class);

  private final AvroSerde<Film> serde;
  private final FilmShelf shelf;
  private final Arrivals arrivals;

  KeepFilms(AvroSerde<Film> serde, FilmShelf shelf, Arrivals arrivals) {
    this.serde = serde;
    this.shelf = shelf;
    this.arrivals = arrivals;
  }

  @Override
  public Processor<byte[], byte[], Void, Void> get() {
    return new Keeper();
  }

  private final class Keeper implements Processor<byte[], byte[], Void, Void> {
    private ProcessorContext<Void, Void> context;
    private KeyValueStore<Bytes, byte[]> films;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      this.context = context;
      this.films = context.getStateStore(ProjectionStores.FILMS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      String filmId = record.key() == null ? "" : new String(record.key(), UTF_8);
      try {
        keep(filmId, record.value());
      } catch (SchemaUnavailableException away) {
        // The record is not to blame, and passed over it would not come again.
        throw away;
      } catch (RuntimeException e) {
        shelf.countGarbage();
        // The message names the schema and what does not fit, never what the record says.
        LOG.warn("film.unreadable position={} error={}", position(), e.getClass().getSimpleName());
      }
      context
          .recordMetadata()
          .ifPresent(metadata -> shelf.hasRead(metadata.partition(), metadata.offset()));
      arrivals.changed(filmId);
    }

    private void keep(String filmId, byte @Nullable [] value) {
      if (!Ids.isValid(filmId)) {
        throw new IllegalArgumentException("the key is no film id");
      }
      Bytes key = Bytes.wrap(filmId.getBytes(UTF_8));
      Film film = serde.decode(value);
      if (film == null) {
        films.delete(key);
        shelf.remove(filmId);
        return;
      }
      if (!filmId.equals(film.getFilmId())) {
        throw new IllegalArgumentException("the value is about another film than the key");
      }
      films.put(key, value);
      shelf.put(FilmEntry.of(film).card());
    }

    private String position() {
      return context
          .recordMetadata()
          .map(metadata -> metadata.topic() + '-' + metadata.partition() + '@' + metadata.offset())
          .orElse("unknown");
    }
  }
}
