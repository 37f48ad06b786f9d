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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** What becomes of records in a registry's format, also while nobody can say what an id means. */
class AwayRegistryTest {

  private static final byte[] UNDER_ID_1 = {0, 0, 0, 0, 1, 2, 3};

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
    ReviewSubmission submission = ReviewDraft.review("r1").submittedAt(Line.START);
    byte[] single = AvroSerde.of(ReviewSubmission.class, WriterSchemas.none()).encode(submission);
    byte[] underId1 =
        ByteBuffer.allocate(single.length - 5)
            .put(new byte[] {0, 0, 0, 0, 1})
            .put(single, 10, single.length - 10)
            .array();
    Serde<Received> serde =
        Received.serde(byId(() -> Optional.of(ReviewSubmission.getClassSchema())));

    Received received = serde.deserializer().deserialize("reviews.submitted", underId1);

    assertThat(received.bytes().array()).isEqualTo(single);
    assertThat(received.submission()).isEqualTo(submission);
  }

  private static WriterSchemas byId(Supplier<Optional<Schema>> answer) {
    return new WriterSchemas() {
      @Override
      public Optional<Schema> byFingerprint(long fingerprint) {
        return Optional.empty();
      }

      @Override
      public Optional<Schema> byRegistryId(int id) {
        return answer.get();
      }
    };
  }
}
