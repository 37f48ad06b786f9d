package dev.screener.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaUnavailableException;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.films.Films;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.Received;
import dev.screener.moderation.models.KeepModels;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.policies.KeepPolicies;
import dev.screener.moderation.policies.PolicyTimeline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** What becomes of records in a registry's format, also while nobody can say what an id means. */
class AwayRegistryTest {

  private static final byte[] UNDER_ID_1 = {0, 0, 0, 0, 1, 2, 3};

  private static final ReviewSubmission SUBMISSION =
      ReviewDraft.review("r1").submittedAt(Line.START);
  private static final byte[] SINGLE =
      Objects.requireNonNull(
          AvroSerde.of(ReviewSubmission.class, WriterSchemas.none()).encode(SUBMISSION));

  private final ModerationMeters meters = new ModerationMeters(new SimpleMeterRegistry());

  @Test
  void whatEveryInstanceKnowsIsNotPassedOver() {
    WriterSchemas away =
        byId(
            () -> {
              throw new SchemaUnavailableException("the registry is away");
            });
    List<ProcessorSupplier<byte[], byte[], Void, Void>> readers =
        List.of(
            new KeepPolicies(away, PolicyTimeline.builtIn(null), meters),
            new KeepModels(away, ModelTimeline.builtIn(), meters),
            new Films(away));

    for (ProcessorSupplier<byte[], byte[], Void, Void> reader : readers) {
      Record<byte[], byte[]> record = new Record<>("crossing".getBytes(UTF_8), UNDER_ID_1, 1L);
      assertThatThrownBy(() -> reader.get().process(record))
          .as(reader.getClass().getSimpleName())
          .isInstanceOf(SchemaUnavailableException.class);
    }
  }

  @Test
  void aSubmissionTravelsOnInTheEncodingThatNeedsNoRegistry() {
    Serde<Received> serde =
        Received.serde(byId(() -> Optional.of(ReviewSubmission.getClassSchema())));

    Received received = serde.deserializer().deserialize("reviews.submitted", underId1(SINGLE));

    assertThat(received.bytes().array()).isEqualTo(SINGLE);
    assertThat(received.submission()).isEqualTo(SUBMISSION);
  }

  @Test
  void whatANewerProgramSaysOfASubmissionTravelsOnWithIt() {
    Schema newer = newer(ReviewSubmission.getClassSchema());
    byte[] written = Arrays.copyOf(SINGLE, SINGLE.length + 1);
    written[SINGLE.length] = 42;
    ByteBuffer.wrap(written)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(2, SchemaNormalization.parsingFingerprint64(newer));
    Serde<Received> serde = Received.serde(knowing(() -> Optional.of(newer), Optional.of(newer)));

    Received received = serde.deserializer().deserialize("reviews.submitted", underId1(written));

    assertThat(received.bytes().array()).isEqualTo(written);
    assertThat(received.submission()).isEqualTo(SUBMISSION);
  }

  @Test
  void aSchemaThatTheRegistryAloneKnowsDoesNotTravelOn() {
    Schema newer = newer(ReviewSubmission.getClassSchema());
    byte[] written = Arrays.copyOf(SINGLE, SINGLE.length + 1);
    Serde<Received> serde = Received.serde(byId(() -> Optional.of(newer)));

    Received received = serde.deserializer().deserialize("reviews.submitted", underId1(written));

    assertThat(received.bytes().array()).isEqualTo(SINGLE);
    assertThat(received.submission()).isEqualTo(SUBMISSION);
  }

  /** The same value in the registry's format. */
  private static byte[] underId1(byte[] singleObject) {
    return ByteBuffer.allocate(singleObject.length - 5)
        .put(new byte[] {0, 0, 0, 0, 1})
        .put(singleObject, 10, singleObject.length - 10)
        .array();
  }

  /** As a later version might have it: one field more, of one byte. */
  private static Schema newer(Schema own) {
    String today = own.toString();
    int end = today.lastIndexOf("]");
    return new Schema.Parser()
        .parse(
            today.substring(0, end)
                + ",{\"name\":\"seat\",\"type\":\"int\",\"default\":0}"
                + today.substring(end));
  }

  private static WriterSchemas byId(Supplier<Optional<Schema>> answer) {
    return knowing(answer, Optional.empty());
  }

  private static WriterSchemas knowing(
      Supplier<Optional<Schema>> byId, Optional<Schema> byFingerprint) {
    return new WriterSchemas() {
      @Override
      public Optional<Schema> byFingerprint(long fingerprint) {
        return byFingerprint;
      }

      @Override
      public Optional<Schema> byRegistryId(int id) {
        return byId.get();
      }
    };
  }
}
