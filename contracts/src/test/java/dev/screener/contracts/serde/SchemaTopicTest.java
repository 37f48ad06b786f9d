package dev.screener.contracts.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class SchemaTopicTest {

  private final Topic<?> topic = new TopicCatalogue("", 2).schemas();
  private final TopicPartition partition = new TopicPartition(topic.name(), 0);
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final SchemaTopic schemas =
      new SchemaTopic(topic, () -> consumer, WriterSchemas.none(), Duration.ofMillis(300));
  private final AvroSerde<ReviewSubmission> submissions =
      AvroSerde.of(ReviewSubmission.class, schemas);

  @Test
  void anOlderReaderReadsANewerWritersRecords() throws IOException {
    Schema newer = grown(ReviewSubmission.getClassSchema());
    SchemaTopic.publish(topic, producer, List.of(newer));
    deliver(sent());
    byte[] written = written(newer, "SUBMITTED");

    ReviewSubmission read = submissions.decodePresent(written);

    assertThat(read.getKind()).isEqualTo(SubmissionKind.SUBMITTED);
    assertThat(read.getFilmId()).isEqualTo("crossing");
    assertThat(read.getText()).isEqualTo("A film like weather.");
    assertThat(read.getRating()).isEqualTo(8);
  }

  @Test
  void aSymbolThatTheOlderReaderDoesNotKnowArrivesAsUnknown() throws IOException {
    Schema newer = grown(ReviewSubmission.getClassSchema());
    SchemaTopic.publish(topic, producer, List.of(newer));
    deliver(sent());

    ReviewSubmission read = submissions.decodePresent(written(newer, "RESTORED"));

    assertThat(read.getKind()).isEqualTo(SubmissionKind.UNKNOWN);
    assertThat(read.getReviewId()).isEqualTo("r-1");
  }

  @Test
  void aSchemaIsPublishedUnderItsFingerprint() {
    Schema schema = ReviewSubmission.getClassSchema();

    SchemaTopic.publish(topic, producer, List.of(schema));

    ProducerRecord<byte[], byte[]> record = producer.history().get(0);
    assertThat(new String(record.key(), UTF_8))
        .isEqualTo("%016x".formatted(SchemaNormalization.parsingFingerprint64(schema)));
    assertThat(new Schema.Parser().parse(new String(record.value(), UTF_8))).isEqualTo(schema);
    assertThat(record.partition()).isZero();
  }

  @Test
  void whatIsNotAcknowledgedIsNotPublished() {
    producer.sendException = new KafkaException("no leader");

    assertThatThrownBy(
            () -> SchemaTopic.publish(topic, producer, List.of(ReviewSubmission.getClassSchema())))
        .isInstanceOf(KafkaException.class);
  }

  @Test
  void aSchemaPublishedAfterTheFirstLookUpIsFoundByTheNext() throws IOException {
    Schema newer = grown(ReviewSubmission.getClassSchema());
    byte[] written = written(newer, "SUBMITTED");
    deliver(List.of());
    assertThatThrownBy(() -> submissions.decode(written))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("fingerprint");

    SchemaTopic.publish(topic, producer, List.of(newer));
    deliver(sent());

    assertThat(submissions.decodePresent(written).getFilmId()).isEqualTo("crossing");
  }

  @Test
  void garbageOnTheTopicDoesNotHideTheSchemasBehindIt() throws IOException {
    Schema newer = grown(ReviewSubmission.getClassSchema());
    SchemaTopic.publish(topic, producer, List.of(newer));
    List<byte[]> values = new ArrayList<>();
    values.add(null);
    values.add(new byte[] {(byte) 0xFF, 0});
    values.add("".getBytes(UTF_8));
    values.add("{".getBytes(UTF_8));
    values.add("[".repeat(50_000).getBytes(UTF_8));
    values.add("{\"type\": \"record\", \"name\": \"1 2\", \"fields\": 3}".getBytes(UTF_8));
    values.add(twice("a").getBytes(UTF_8));
    values.addAll(sent());
    deliver(values);

    assertThat(submissions.decodePresent(written(newer, "SUBMITTED")).getFilmId())
        .isEqualTo("crossing");
  }

  @Test
  void aKeyIsNotBelieved() {
    // Were it, a schema under another's fingerprint would garble that one's records.
    Schema foreign = Schema.create(Schema.Type.STRING);
    consumerHas("00000000000000ff".getBytes(UTF_8), foreign.toString().getBytes(UTF_8));

    assertThat(schemas.byFingerprint(0xff)).isEmpty();
    assertThat(schemas.byFingerprint(SchemaNormalization.parsingFingerprint64(foreign)))
        .contains(foreign);
  }

  @Test
  void aTopicThatCannotBeReadIsNotTheRecordsFault() throws IOException {
    byte[] written = written(grown(ReviewSubmission.getClassSchema()), "SUBMITTED");
    consumer.setOffsetsException(new KafkaException("no broker"));

    assertThatThrownBy(() -> submissions.decode(written))
        .isInstanceOf(KafkaException.class)
        .isNotInstanceOf(SerializationException.class);
  }

  @Test
  void aTopicThatDoesNotComeToItsEndIsNotTheRecordsFault() throws IOException {
    byte[] written = written(grown(ReviewSubmission.getClassSchema()), "SUBMITTED");
    consumer.updateBeginningOffsets(Map.of(partition, 0L));
    consumer.updateEndOffsets(Map.of(partition, 1L));

    assertThatThrownBy(() -> submissions.decode(written))
        .isInstanceOf(KafkaException.class)
        .isNotInstanceOf(SerializationException.class)
        .hasMessageContaining("screener.schemas");
  }

  @Test
  void whoHasLittleTimeDoesNotStandBehindWhoHasMuch() throws Exception {
    CountDownLatch isRead = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    consumer.updateBeginningOffsets(Map.of(partition, 0L));
    consumer.updateEndOffsets(Map.of(partition, 1L));
    consumer.schedulePollTask(
        () -> {
          isRead.countDown();
          try {
            goesOn.await(60, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    CompletableFuture<Void> stream =
        CompletableFuture.runAsync(() -> schemas.byFingerprint(1, Duration.ofSeconds(1)));
    assertThat(isRead.await(60, TimeUnit.SECONDS)).isTrue();

    assertThatThrownBy(() -> schemas.byFingerprint(1, Duration.ofMillis(1)))
        .isInstanceOf(SchemaUnavailableException.class)
        .hasMessageContaining("already");
    goesOn.countDown();

    assertThatThrownBy(() -> stream.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(KafkaException.class);
  }

  @Test
  void noConsumerIsMadeForAProgramsOwnRecords() {
    SchemaTopic never =
        new SchemaTopic(
            topic,
            () -> {
              throw new AssertionError("a consumer was made");
            },
            WriterSchemas.none());
    AvroSerde<ReviewSubmission> serde = AvroSerde.of(ReviewSubmission.class, never);
    ReviewSubmission value = new RandomEvents(5).of(ReviewSubmission.class);

    assertThat(serde.decode(serde.encode(value))).isEqualTo(value);
    never.close();
  }

  @Test
  void registryIdsAreTheRegistrysAffair() {
    Schema schema = ReviewSubmission.getClassSchema();
    WriterSchemas registry =
        new WriterSchemas() {
          @Override
          public Optional<Schema> byFingerprint(long fingerprint) {
            throw new AssertionError("asked for a fingerprint");
          }

          @Override
          public Optional<Schema> byRegistryId(int id) {
            return Optional.of(schema);
          }
        };

    assertThat(new SchemaTopic(topic, () -> consumer, registry).byRegistryId(7)).contains(schema);
  }

  /** The schema as a later version may have it: a field and a symbol more. */
  private static Schema grown(Schema schema) {
    String grown =
        schema
            .toString()
            .replace("\"AUTHOR_ERASED\"]", "\"AUTHOR_ERASED\",\"RESTORED\"]")
            .replaceFirst(
                "\"fields\":\\[",
                "\"fields\":[{\"name\":\"mood\",\"type\":\"string\",\"default\":\"\"},");
    Schema newer = new Schema.Parser().parse(grown);
    assertThat(newer.getField("kind").schema().getEnumSymbols()).contains("RESTORED");
    assertThat(newer.getField("mood")).isNotNull();
    return newer;
  }

  private static byte[] written(Schema schema, String kind) throws IOException {
    GenericRecord submission = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      if (field.hasDefaultValue()) {
        submission.put(field.pos(), GenericData.get().getDefaultValue(field));
      }
    }
    submission.put("kind", new GenericData.EnumSymbol(schema.getField("kind").schema(), kind));
    submission.put("mood", "cheerful");
    submission.put("submissionId", "s-1");
    submission.put("authorId", "ada");
    submission.put("filmId", "crossing");
    submission.put("reviewId", "r-1");
    submission.put("submittedAt", 1_793_534_400_000L);
    submission.put("rating", 8);
    submission.put("text", "A film like weather.");
    ByteBuffer bytes =
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(submission);
    return Arrays.copyOf(bytes.array(), bytes.remaining());
  }

  private static String twice(String field) {
    String one = "{\"name\":\"" + field + "\",\"type\":\"int\"}";
    return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + one + "," + one + "]}";
  }

  private List<byte[]> sent() {
    return producer.history().stream().map(ProducerRecord::value).toList();
  }

  private void consumerHas(byte[] key, byte[] value) {
    consumer.updateBeginningOffsets(Map.of(partition, 0L));
    consumer.updateEndOffsets(Map.of(partition, 1L));
    consumer.schedulePollTask(
        () -> consumer.addRecord(new ConsumerRecord<>(partition.topic(), 0, 0, key, value)));
  }

  private void deliver(List<byte[]> values) {
    consumer.updateBeginningOffsets(Map.of(partition, 0L));
    consumer.updateEndOffsets(Map.of(partition, (long) values.size()));
    consumer.schedulePollTask(
        () -> {
          for (int offset = 0; offset < values.size(); offset++) {
            consumer.addRecord(
                new ConsumerRecord<>(
                    partition.topic(), 0, offset, new byte[] {1}, values.get(offset)));
          }
        });
  }
}
