package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.http.WriteToken;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaTopic;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
@Timeout(240)
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
    createTopics(kafka);
    service = IngestService.start(settings(kafka));
    client = new Client(service.port());
  }

  @AfterAll
  static void stop() {
    service.close();
    kafka.close();
  }

  private static void createTopics(EmbeddedKafka on) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", on.bootstrapServers()))) {
      new TopicSetup(admin, TOPICS).apply((short) 1);
    }
  }

  private static IngestSettings settings(EmbeddedKafka on) {
    return IngestSettings.from(new Environment(environment(on)));
  }

  private static Map<String, String> environment(EmbeddedKafka on) {
    return Map.of(
        "PORT", "0",
        "KAFKA_BOOTSTRAP_SERVERS", on.bootstrapServers(),
        "SCREENER_PARTITIONS", String.valueOf(PARTITIONS),
        "SCREENER_CREDENTIALS_FILE", Tokens.file(directory).toString());
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

  @Test
  void aRetryUnderTheSameKeyIsTheSameSubmissionTwiceOnTheTopic() {
    String review = "{\"authorId\":\"ada\",\"rating\":8}";

    Client.Answer first =
        client.to("/v1/films/retried/reviews").with("Idempotency-Key", "k").post(review);
    Client.Answer retry =
        client.to("/v1/films/retried/reviews").with("Idempotency-Key", "k").post(review);

    assertThat(retry.status()).isEqualTo(202);
    assertThat(retry.body()).isEqualTo(first.body());
    assertThat(submissionsOf("retried").stream().map(ReviewSubmission::getSubmissionId))
        .containsExactly(first.text("submissionId"), first.text("submissionId"));
  }

  @Test
  void reportsAndDecisionsMeetInTheirFilmsPartition() {
    int keysBefore = records(TOPICS.personKeys().name()).size();
    for (int review = 0; review < 5; review++) {
      String address = "/v1/films/met/reviews/r" + review;
      Client.Answer report =
          client.to(address + "/reports").post("{\"reporterId\":\"joan\",\"kind\":\"SPAM\"}");
      Client.Answer decision =
          client
              .to("/v1/moderation/decisions")
              .as(Tokens.MODERATOR)
              .post(
                  ("{\"target\":{\"filmId\":\"met\",\"reviewId\":\"r%d\",\"revision\":1},"
                          + "\"action\":\"APPROVE\",\"note\":\"Fine.\"}")
                      .formatted(review));
      assertThat(report.status()).isEqualTo(202);
      assertThat(decision.status()).isEqualTo(202);
    }

    int partition = Partitioning.ofKey("met", PARTITIONS);
    assertThat(records(TOPICS.reports().name()))
        .hasSize(5)
        .allMatch(r -> r.partition() == partition);
    assertThat(records(TOPICS.decisions().name()))
        .hasSize(5)
        .allMatch(r -> r.partition() == partition)
        .allMatch(r -> r.key().startsWith("met/r"));
    // One moderator, so one key, though each decision asked for one.
    assertThat(records(TOPICS.personKeys().name())).hasSize(keysBefore + 1);
  }

  @Test
  void aPolicyOfThreeMegabytesFitsTheTopic() {
    Random random = new Random(5);
    StringBuilder rules =
        new StringBuilder(
            "policy: ours\nversion: 1\nrules:\n  - id: links\n    when: content.links >= 3\n"
                + "    verdict: HELD\n    reason: SPAM\n");
    while (rules.length() < 3_000_000) {
      // Noise, so that compression does not make it small.
      rules.append("# ").append(Long.toUnsignedString(random.nextLong(), 36)).append('\n');
    }
    Client.Request request =
        client
            .to("/v1/moderation/policies/ours?acceptChange=true")
            .as(Tokens.POLICY_OWNER)
            .with("Content-Type", "application/yaml");

    Client.Answer published = request.put(rules.toString());
    Client.Answer changed = request.put(rules + "# more\n");

    assertThat(published.status()).as(published.body()).isEqualTo(202);
    assertThat(changed.status()).isEqualTo(409);
    assertThat(records(TOPICS.policies().name())).hasSize(1);
  }

  @Test
  void aFilmsTokenNamesItsPlaceOnTheCatalogue() {
    Client.Answer answer = client.to("/v1/films/placed").put("{\"title\":\"Placed\"}");

    assertThat(answer.status()).isEqualTo(202);
    ConsumerRecord<String, byte[]> onTopic =
        records(TOPICS.films().name()).stream()
            .filter(film -> film.key().equals("placed"))
            .findFirst()
            .orElseThrow();
    assertThat(WriteToken.decode(answer.text("token")))
        .contains(new WriteToken.OfFilm("placed", onTopic.partition(), onTopic.offset()));
  }

  @Test
  void aBatchOfManyThousandLinesIsTakenWhole() {
    int count = 50_000;
    String lines =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "{\"filmId\":\"batch\",\"authorId\":\"a%d\",\"text\":\"Number %d.\"}"
                        .formatted(i % 97, i))
            .collect(Collectors.joining("\n"));

    Client.Answer answer =
        client.to("/v1/reviews").with("Content-Type", "application/x-ndjson").post(lines);

    List<String> answers = answer.body().lines().toList();
    assertThat(answers).hasSize(count).allMatch(line -> line.contains("\"accepted\""));
    assertThat(answers.get(count - 1)).startsWith("{\"line\":" + count + ",");
    assertThat(submissionsOf("batch")).hasSize(count);
  }

  @Test
  void theSchemasStandWhereReadersLookForThem() {
    assertThat(records(TOPICS.schemas().name()).stream().map(ConsumerRecord::key))
        .contains(
            SchemaTopic.key(ReviewSubmission.getClassSchema()),
            SchemaTopic.key(Film.getClassSchema()));
  }

  @Test
  void figuresTellOfRequestsAndOfTheProducer() {
    client.to("/v1/films/measured/reviews").post("{\"authorId\":\"ada\",\"rating\":8}");

    // A request is counted once its answer is out, which its sender may see before.
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(client.to("/metrics").without("Authorization").get().body())
                    .contains(
                        "screener_ingest_requests_seconds_count{endpoint=\"submit-review\",status=\"202\"}")
                    .contains("screener_ingest_in_flight_bytes")
                    .contains("kafka_producer_record_send_total")
                    .contains("jvm_memory_used_bytes"));
  }

  @Test
  void withoutBrokersAWriteIsUnavailableAndWithThemItGoesOn() {
    try (EmbeddedKafka own = EmbeddedKafka.started(EmbeddedKafkaSettings.temporary())) {
      createTopics(own);
      try (IngestService alone = IngestService.start(settings(own))) {
        Client writer = new Client(alone.port());
        assertThat(submit(writer).status()).isEqualTo(202);

        own.stopBroker(0);
        Client.Answer unavailable = submit(writer);
        assertThat(unavailable.status()).isEqualTo(503);
        assertThat(unavailable.header("Retry-After")).isNotEmpty();
        assertThat(writer.to("/health/ready").get().status()).isEqualTo(503);
        assertThat(writer.to("/health/live").get().status()).isEqualTo(200);
        own.startBroker(0);

        await()
            .atMost(Duration.ofSeconds(90))
            .untilAsserted(
                () -> assertThat(writer.to("/health/ready").get().status()).isEqualTo(200));
        assertThat(submit(writer).status()).isEqualTo(202);
      }
    }
  }

  @Test
  void aStartWaitsForItsTopics() {
    try (EmbeddedKafka own = EmbeddedKafka.started(EmbeddedKafkaSettings.temporary())) {
      CompletableFuture<IngestService> starting =
          CompletableFuture.supplyAsync(() -> IngestService.start(settings(own)));
      assertThat(starting).isNotDone();

      createTopics(own);

      try (IngestService started = starting.join()) {
        assertThat(submit(new Client(started.port())).status()).isEqualTo(202);
      }
    }
  }

  @Test
  void aClusterWithAnotherNumberOfPartitionsIsRefused() {
    Map<String, String> environment = new HashMap<>(environment(kafka));
    environment.put("SCREENER_PARTITIONS", "5");

    assertThatThrownBy(() -> IngestService.start(IngestSettings.from(new Environment(environment))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("reviews.submitted has 3 partitions where 5 are declared");
  }

  @Test
  void aPortThatIsTakenIsRefused() {
    Map<String, String> environment = new HashMap<>(environment(kafka));
    environment.put("PORT", String.valueOf(service.port()));

    assertThatThrownBy(() -> IngestService.start(IngestSettings.from(new Environment(environment))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Address already in use");
  }

  private static Client.Answer submit(Client to) {
    return to.to("/v1/films/crossing/reviews").post("{\"authorId\":\"ada\",\"rating\":8}");
  }

  private static List<ReviewSubmission> submissionsOf(String filmId) {
    return records(TOPICS.submitted().name()).stream()
        .map(IngestServiceIT::submission)
        .filter(submission -> submission.getFilmId().equals(filmId))
        .toList();
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
