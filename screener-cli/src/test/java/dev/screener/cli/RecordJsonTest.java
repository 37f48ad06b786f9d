package dev.screener.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
  private static final TopicCatalogue CATALOGUE = new TopicCatalogue("", 1);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void anAvroValueIsPlainJsonWithoutItsEmptyFields() throws Exception {
    ReviewSubmission submission =
        ReviewSubmission.newBuilder()
            .setKind(SubmissionKind.SUBMITTED)
            .setSubmissionId("s1")
            .setAuthorId("ada")
            .setFilmId("crossing")
            .setReviewId("r1")
            .setSubmittedAt(NOON)
            .setRating(8)
            .build();
    byte[] value = AvroSerde.of(ReviewSubmission.class, WriterSchemas.none()).encode(submission);

    JsonNode json = json(CATALOGUE.submitted(), "ada", value);

    assertThat(json)
        .isEqualTo(
            tree(
                """
                {"partition": 3, "offset": 42, "timestamp": "2026-03-01T12:00:00Z", "key": "ada",
                 "value": {"kind": "SUBMITTED", "submissionId": "s1", "authorId": "ada",
                   "filmId": "crossing", "reviewId": "r1", "submittedAt": "2026-03-01T12:00:00Z",
                   "rating": 8, "imported": false}}
                """));
  }

  @Test
  void whatCannotBeDecodedIsToldBesideItsBytes() throws Exception {
    JsonNode json = json(CATALOGUE.submitted(), "ada", new byte[] {1, 2, 3});

    assertThat(json.path("valueBase64").asText()).isEqualTo("AQID");
    assertThat(json.path("problem").asText()).contains("not a ReviewSubmission");
    assertThat(json.has("value")).isFalse();
  }

  @Test
  void aTombstoneHasTheValueNull() throws Exception {
    assertThat(json(CATALOGUE.approved(), "crossing/r1", null).get("value").isNull()).isTrue();
  }

  @Test
  void textIsShownAsTextAndOtherBytesInBase64() throws Exception {
    Topic<?> letters = CATALOGUE.deadLetters().get(0);

    assertThat(json(letters, "k", "words".getBytes(UTF_8)).path("value").asText())
        .isEqualTo("words");
    assertThat(json(letters, "k", new byte[] {(byte) 0xFF}).path("valueBase64").asText())
        .isEqualTo("/w==");
  }

  private static JsonNode json(Topic<?> topic, String key, byte[] value) throws Exception {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            topic.name(),
            3,
            42L,
            NOON.toEpochMilli(),
            TimestampType.CREATE_TIME,
            key.length(),
            value == null ? 0 : value.length,
            key.getBytes(UTF_8),
            value,
            new RecordHeaders(),
            Optional.empty());
    return tree(new RecordJson(topic, WriterSchemas.none()).of(record).toString());
  }

  private static JsonNode tree(String json) throws Exception {
    return new ObjectMapper().readTree(json);
  }
}
