package dev.screener.projection.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaUnavailableException;
import dev.screener.contracts.serde.WriterSchemas;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.avro.Schema;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class KeepToldTest {

  private static final byte[] UNDER_ID_1 = {0, 0, 0, 0, 1, 2, 3};

  @Test
  void aRecordWhoseSchemaNobodyCanTellNowIsNotPassedOver() {
    LongAdder garbage = new LongAdder();
    WriterSchemas away =
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
    KeepTold<QueuedJob> keeper =
        new KeepTold<>(
            "queue",
            AvroSerde.of(QueuedJob.class, away),
            (key, value, at) -> {},
            (partition, offset, key, value) -> {},
            garbage);

    Record<byte[], byte[]> record = new Record<>("crossing/r1".getBytes(UTF_8), UNDER_ID_1, 1L);

    assertThatThrownBy(() -> keeper.get().process(record))
        .isInstanceOf(SchemaUnavailableException.class);
    assertThat(garbage.sum()).isZero();
  }
}
