package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.topics.Ids;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the films' sieges, on every instance. Total: what is no siege is counted and changes
 * nothing, since an exception here would end the thread that feeds all global stores.
 */
final class KeepSieges implements ProcessorSupplier<byte[], byte[], Void, Void> {

  private static final Logger LOG = LoggerFactory.getLogger(KeepSieges.class);

  private final AvroSerde<FilmSiege> serde;
  private final SiegeShelf shelf;

  KeepSieges(AvroSerde<FilmSiege> serde, SiegeShelf shelf) {
    this.serde = serde;
    this.shelf = shelf;
  }

  @Override
  public Processor<byte[], byte[], Void, Void> get() {
    return this::keep;
  }

  private void keep(Record<byte[], byte[]> record) {
    try {
      String filmId = record.key() == null ? "" : new String(record.key(), UTF_8);
      if (!Ids.isValid(filmId)) {
        throw new IllegalArgumentException("the key is no film id");
      }
      FilmSiege siege = serde.decode(record.value());
      if (siege == null) {
        shelf.end(filmId, Instant.ofEpochMilli(record.timestamp()));
      } else if (filmId.equals(siege.getFilmId())) {
        shelf.put(siege);
      } else {
        throw new IllegalArgumentException("the value is about another film than the key");
      }
    } catch (RuntimeException e) {
      shelf.countGarbage();
      LOG.warn("siege.unreadable error={}", e.getClass().getSimpleName());
    }
  }
}
