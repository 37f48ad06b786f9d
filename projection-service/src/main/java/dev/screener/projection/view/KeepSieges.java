package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.SiegeState;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaUnavailableException;
import java.util.Locale;
import java.util.regex.Pattern;
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

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._~-]{1,128}/[0-9]{13,}");

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

  private static String keyOf(FilmSiege siege) {
    return String.format(
        Locale.ROOT, "%s/%013d", siege.getFilmId(), siege.getOpenedAt().toEpochMilli());
  }

  private void keep(Record<byte[], byte[]> record) {
    try {
      String key = record.key() == null ? "" : new String(record.key(), UTF_8);
      if (!KEY.matcher(key).matches()) {
        throw new IllegalArgumentException("the key is no film id and time");
      }
      FilmSiege siege = serde.decode(record.value());
      if (siege != null && !key.equals(keyOf(siege))) {
        throw new IllegalArgumentException("the value is about another siege than the key");
      }
      if (siege == null || siege.getState() == SiegeState.UNKNOWN) {
        // Forgotten; or there was none, and a decision on it was answered so.
        shelf.remove(key);
      } else {
        shelf.put(key, siege);
      }
    } catch (SchemaUnavailableException away) {
      // The record is not to blame, and passed over it would not come again.
      throw away;
    } catch (RuntimeException e) {
      shelf.countGarbage();
      LOG.warn("siege.unreadable error={}", e.getClass().getSimpleName());
    }
  }
}
