package dev.screener.contracts.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroSerdeTest {

  private static final StandingChange CHANGE =
      new StandingChange("crossing", "r-1", true, Instant.ofEpochMilli(1_793_534_400_000L));

  private final AvroSerde<StandingChange> changes =
      AvroSerde.of(StandingChange.class, WriterSchemas.none());

  static List<Class<? extends SpecificRecord>> types() {
    return RandomEvents.TYPES;
  }

  @Test
  void everyEventOfTheCatalogueIsTried() {
    assertThat(new TopicCatalogue("", 1).all())
        .extracting(Topic::value)
        .filteredOn(Objects::nonNull)
        .isNotEmpty()
        .allMatch(RandomEvents.TYPES::contains);
  }

  @ParameterizedTest
  @MethodSource("types")
  <T extends SpecificRecord> void everyEventComesBackAsItWas(Class<T> type) {
    AvroSerde<T> serde = AvroSerde.of(type, WriterSchemas.none());
    RandomEvents random = new RandomEvents(42);
    for (int i = 0; i < 1_000; i++) {
      T value = random.of(type);

      T back = serde.decode(serde.encode(value));

      assertThat(back).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  <T extends SpecificRecord> void theBytesAreThoseOfAvrosOwnEncoder(Class<T> type)
      throws Exception {
    AvroSerde<T> serde = AvroSerde.of(type, WriterSchemas.none());
    Schema schema = SpecificData.get().getSchema(type);
    BinaryMessageEncoder<T> avros =
        new BinaryMessageEncoder<>(SpecificData.getForClass(type), schema);
    T value = new RandomEvents(43).of(type);

    byte[] bytes = serde.encode(value);

    assertThat(ByteBuffer.wrap(bytes)).isEqualTo(avros.encode(value));
  }

  @Test
  void damagedBytesAreRefusedInWords() {
    AvroSerde<ReviewReport> reports = AvroSerde.of(ReviewReport.class, WriterSchemas.none());
    byte[] sound = reports.encode(new RandomEvents(44).of(ReviewReport.class));

    for (int at = 10; at < sound.length; at++) {
      byte[] damaged = sound.clone();
      damaged[at] = 0x55;
      for (byte[] bytes : List.of(damaged, Arrays.copyOf(sound, at))) {
        try {
          reports.decode(bytes);
        } catch (SerializationException refused) {
          assertThat(refused)
              .hasMessageStartingWith("not a ReviewReport: ")
              .message()
              .doesNotContain("Exception", "null");
        }
      }
    }
    assertThatThrownBy(() -> reports.decode(Arrays.copyOf(sound, sound.length - 1)))
        .hasMessage("not a ReviewReport: the bytes end too soon");
  }

  @Test
  void theHeaderIsC301AndTheFingerprintInLittleEndian() {
    byte[] bytes = changes.encode(CHANGE);

    byte[] header =
        ByteBuffer.allocate(10)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0xC3)
            .put((byte) 0x01)
            .putLong(SchemaNormalization.parsingFingerprint64(StandingChange.getClassSchema()))
            .array();
    assertThat(bytes).startsWith(header);
    // The value: two strings with their lengths, a boolean, a zig-zag long.
    assertThat(Arrays.copyOfRange(bytes, 10, 24))
        .isEqualTo(new byte[] {16, 'c', 'r', 'o', 's', 's', 'i', 'n', 'g', 6, 'r', '-', '1', 1});
  }

  @Test
  void aTombstoneStaysATombstone() {
    assertThat(changes.encode(null)).isNull();
    assertThat(changes.decode(null)).isNull();
    assertThat(changes.serializer().serialize("any", null)).isNull();
    assertThat(changes.deserializer().deserialize("any", null)).isNull();
    assertThatThrownBy(() -> changes.decodePresent(null))
        .isInstanceOf(SerializationException.class)
        .hasMessage("a StandingChange without a value");
  }

  @Test
  void bytesLeftOverAtTheEndAreRefused() {
    byte[] whole = changes.encode(CHANGE);

    assertThatThrownBy(() -> changes.decode(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("left over");
  }

  @Test
  void bytesMissingAtTheEndAreRefused() {
    byte[] whole = changes.encode(CHANGE);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);

      assertThatThrownBy(() -> changes.decode(part))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("StandingChange");
    }
  }

  @Test
  void anotherFormatIsNamedAsSuch() {
    assertThatThrownBy(() -> changes.decode("{\"filmId\": \"crossing\"}".getBytes()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("starts neither with C3 01");
  }

  @Test
  void aFingerprintThatNobodyKnowsIsNamed() {
    byte[] bytes = changes.encode(CHANGE);
    Arrays.fill(bytes, 2, 10, (byte) 0xAB);

    assertThatThrownBy(() -> changes.decode(bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("fingerprint abababababababab");
  }

  @Test
  void theBytesOfAnotherEventAreRefused() {
    byte[] submission =
        AvroSerde.of(ReviewSubmission.class, WriterSchemas.none())
            .encode(new RandomEvents(44).of(ReviewSubmission.class));

    assertThatThrownBy(() -> changes.decode(submission)).isInstanceOf(SerializationException.class);
  }

  @Test
  void aValueThatTheCheckRefusesIsUnreadableWithTheChecksWords() {
    AvroSerde<StandingChange> checked =
        AvroSerde.checked(
            StandingChange.class,
            WriterSchemas.none(),
            change -> {
              if (!change.getStands()) {
                throw new IllegalArgumentException("stands: must be true");
              }
            });
    byte[] refused = checked.encode(new StandingChange("crossing", "r-1", false, Instant.EPOCH));

    assertThat(checked.decode(checked.encode(CHANGE))).isEqualTo(CHANGE);
    assertThatThrownBy(() -> checked.decode(refused))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("stands: must be true");
  }

  @Test
  void aValueWithoutARequiredFieldIsNotWrittenAndTheNextOneIsWhole() {
    StandingChange incomplete = new StandingChange("crossing", null, true, Instant.EPOCH);

    assertThatThrownBy(() -> changes.encode(incomplete))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("cannot write StandingChange");
    assertThat(changes.decode(changes.encode(CHANGE))).isEqualTo(CHANGE);
  }
}
