package dev.screener.moderation.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.record.CaseTimer;
import dev.screener.moderation.record.ReporterReport;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class EntrySerdeTest {

  private final EntrySerde serde = new EntrySerde(WriterSchemas.none(), List.of(CaseTimer.class));

  @Test
  void eachTypeComesBackAsItWas() {
    CaseTimer timer = new CaseTimer("film", "review", 7);

    assertThat(read(42L)).isEqualTo(42L);
    assertThat((byte[]) read(new byte[] {1, 2, 3})).containsExactly(1, 2, 3);
    assertThat((byte[]) read(new byte[0])).isEmpty();
    assertThat(read(timer)).isEqualTo(timer);
    assertThat(serde.serialize("desk", null)).isNull();
    assertThat(serde.deserialize("desk", null)).isNull();
  }

  @Test
  void typesAreToldByTheFirstByteForGood() {
    assertThat(serde.serialize("desk", new byte[] {9})).containsExactly(0, 9);
    assertThat(serde.serialize("desk", 1L)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 1);
    assertThat(serde.serialize("desk", new CaseTimer("film", "review", 7))).startsWith(2, 0xC3, 1);
  }

  @Test
  void whatADeskDoesNotKeepIsRefused() {
    assertThatThrownBy(() -> serde.serialize("desk", new ReporterReport()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("ReporterReport");
    assertThatThrownBy(() -> serde.deserialize("desk", new byte[] {3, 1}))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("type 3");
    assertThatThrownBy(() -> serde.deserialize("desk", new byte[0]))
        .isInstanceOf(SerializationException.class);
    assertThatThrownBy(() -> serde.deserialize("desk", new byte[] {1, 0}))
        .isInstanceOf(SerializationException.class);
  }

  private Object read(Object value) {
    return serde.deserialize("desk", serde.serialize("desk", value));
  }
}
