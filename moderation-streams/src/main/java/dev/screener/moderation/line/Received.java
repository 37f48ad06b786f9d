package dev.screener.moderation.line;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A submission and the bytes that it came in, which travel on to the case instead of being written
 * anew: but for the header of a registry's format, since a case must be readable without the
 * registry.
 *
 * @param misplaced whether it stands in a partition that is not its author's
 */
public record Received(ReviewSubmission submission, ByteBuffer bytes, boolean misplaced) {

  Received(ReviewSubmission submission, ByteBuffer bytes) {
    this(submission, bytes, false);
  }

  public Received asMisplaced() {
    return new Received(submission, bytes, true);
  }

  /** Reads and checks submissions; writes them as they came. */
  public static Serde<Received> serde(WriterSchemas writerSchemas) {
    return new SubmissionSerde(
        AvroSerde.checked(ReviewSubmission.class, writerSchemas, SubmissionCheck::check));
  }

  private record SubmissionSerde(AvroSerde<ReviewSubmission> avro)
      implements Serde<Received>, Serializer<Received>, Deserializer<Received> {

    @Override
    public Received deserialize(String topic, byte @Nullable [] bytes) {
      ReviewSubmission submission = avro.decodePresent(bytes);
      byte[] own = avro.withoutRegistry(Objects.requireNonNull(bytes), submission);
      return new Received(submission, ByteBuffer.wrap(own));
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Received received) {
      return received == null ? null : received.bytes().array();
    }

    @Override
    public Serializer<Received> serializer() {
      return this;
    }

    @Override
    public Deserializer<Received> deserializer() {
      return this;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {}

    @Override
    public void close() {}
  }
}
