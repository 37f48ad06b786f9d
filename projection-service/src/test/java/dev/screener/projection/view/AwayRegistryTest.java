package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.serde.SchemaUnavailableException;
import dev.screener.contracts.serde.WriterSchemas;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class AwayRegistryTest {

  private static final byte[] UNDER_ID_1 = {0, 0, 0, 0, 1, 2, 3};

  private static final WriterSchemas AWAY =
      new WriterSchemas() {
        @Override
        public Optional<Schema> byFingerprint(long fingerprint) {
          return Optional.empty();
        }

        @Override
        public Optional<Schema> byRegistryId(int id) {
          throw new SchemaUnavailableException("the registry is away");
        }
      };

  private final ProjectionSerdes serdes = ProjectionSerdes.with(AWAY);

  @Test
  void aFilmIsNotPassedOver() {
    requireNotPassedOver(
        new KeepFilms(serdes.films(), new FilmShelf(), new Arrivals(Runnable::run, 1)), "crossing");
  }

  @Test
  void aSiegeIsNotPassedOver() {
    requireNotPassedOver(
        new KeepSieges(serdes.sieges(), new SiegeShelf()), "crossing/1793534400000");
  }

  private static void requireNotPassedOver(
      ProcessorSupplier<byte[], byte[], Void, Void> keeper, String key) {
    Record<byte[], byte[]> record = new Record<>(key.getBytes(UTF_8), UNDER_ID_1, 1L);

    assertThatThrownBy(() -> keeper.get().process(record))
        .isInstanceOf(SchemaUnavailableException.class);
  }
}
