package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.topics.Partitioning;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.contracts.topics.TopicSetup;
import dev.screener.embedded.EmbeddedKafka;
import dev.screener.embedded.EmbeddedKafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The write side against a real broker. */
@Timeout(120)
class IngestServiceIT {

  private static final int PARTITIONS = 3;
  private static final TopicCatalogue TOPICS = new TopicCatalogue("", PARTITIONS);

  @TempDir private static Path directory;
  private static EmbeddedKafka kafka;
  private static IngestService service;
  private static Client client;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.started(EmbeddedKafkaSettings.temporary());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      new TopicSetup(admin, TOPICS).apply((short) 1);
    }
    service = IngestService.start(settings());
    client = new Client(service.port());
  }

  @AfterAll
  static void stop() {
    service.close();
    kafka.close();
  }

  private static IngestSettings settings() {
    return IngestSettings.from(
        new Environment(
            Map.of(
                "PORT", "0",
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "SCREENER_PARTITIONS", String.valueOf(PARTITIONS),
                "SCREENER_CREDENTIALS_FILE", Tokens.file(directory).toString())));
  }

  @Test
  void whatWasAnsweredWith202StandsOnTheTopicByAuthor() {
    Client.Answer answer =
        client
            .to("/v1/films/acked/reviews")
            .post("{\"authorId\":\"ada\",\"rating\":8,\"text\":\"Quiet, patient, lovely.\"}");

    assertThat(answer.status()).isEqualTo(202);
    ConsumerRecord<String, byte[]> onTopic = lastOf(TOPICS.submitted().name(), "acked");
    ReviewSubmission submission = submission(onTopic);
    assertThat(onTopic.key()).isEqualTo("ada");
    assertThat(onTopic.partition()).isEqualTo(Partitioning.ofKey("ada", PARTITIONS));
    assertThat(submission.getKind()).isEqualTo(SubmissionKind.SUBMITTED);
    assertThat(submission.getSubmissionId()).isEqualTo(answer.text("submissionId"));
    assertThat(submission.getReviewId()).isEqualTo(answer.text("reviewId"));
    assertThat(submission.getText()).isEqualTo("Quiet, patient, lovely.");
  }

  private static ReviewSubmission submission(ConsumerRecord<String, byte[]> onTopic) {
    return AvroSerde.of(ReviewSubmission.class, WriterSchemas.none()).decode(onTopic.value());
  }

  private static ConsumerRecord<String, byte[]> lastOf(String topic, String filmId) {
    List<ConsumerRecord<String, byte[]>> ofFilm =
        records(topic).stream()
            .filter(onTopic -> submission(onTopic).getFilmId().equals(filmId))
            .toList();
    assertThat(ofFilm).isNotEmpty();
    return ofFilm.get(ofFilm.size() - 1);
  }

  /** All that stands on the topic now. */
  private static List<ConsumerRecord<String, byte[]>> records(String topic) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
