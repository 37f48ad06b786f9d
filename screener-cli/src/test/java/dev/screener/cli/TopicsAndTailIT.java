package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.Rejudge;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.embedded.EmbeddedKafka;
import dev.screener.embedded.EmbeddedKafkaSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TopicsAndTailIT {
  private static EmbeddedKafka kafka;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void startKafka() {
    kafka = EmbeddedKafka.started(EmbeddedKafkaSettings.temporary());
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void applyCreatesTheCatalogueOnceAndLeavesPartitionCountsAlone() throws Exception {
    assertThat(screener("topics list --prefix a. --json")).isZero();
    assertThat(topics())
        .allSatisfy(topic -> assertThat(topic.path("exists").asBoolean()).isFalse());

    assertThat(screener("topics apply --prefix a. --partitions 2 --replication 1")).isZero();
    assertThat(out.toString()).contains("created a.reviews.submitted\n");

    assertThat(screener("topics list --prefix a. --partitions 2 --json")).isZero();
    assertThat(topics()).allSatisfy(topic -> assertThat(topic.path("differences")).isEmpty());

    assertThat(screener("topics apply --prefix a. --partitions 2 --replication 1")).isZero();
    assertThat(out.toString()).startsWith("Nothing to do on 127.0.0.1:");

    assertThat(screener("topics apply --prefix a. --partitions 3 --replication 1")).isOne();
    assertThat(err.toString())
        .contains("a.reviews.submitted has 2 partitions where 3 are declared");
    assertThat(screener("topics list --prefix a. --partitions 2")).isZero();
    assertThat(out.toString()).contains("as declared").doesNotContain("differs");
  }

  @Test
  void tailPrintsDecodedRecordsFromTheBeginning() throws Exception {
    assertThat(screener("topics apply --prefix b. --partitions 2 --replication 1")).isZero();
    submit("b.reviews.submitted", "ada", "A fine film.");

    assertThat(screener("tail reviews.submitted --prefix b. --from beginning --max 1")).isZero();

    JsonNode line = new ObjectMapper().readTree(out.toString());
    assertThat(line.path("key").asText()).isEqualTo("ada");
    assertThat(line.path("value").path("text").asText()).isEqualTo("A fine film.");
    assertThat(line.path("value").path("kind").asText()).isEqualTo("SUBMITTED");
  }

  @Test
  void tailOfATopicThatIsNotOnTheClusterSaysWhatCreatesIt() {
    assertThat(screener("tail reviews.verdicts --prefix c.")).isOne();
    assertThat(err.toString()).contains("screener topics apply");
  }

  @Test
  void policyListTellsTheVersionsAndWhichOneIsInForce() throws Exception {
    assertThat(screener("topics apply --prefix d. --partitions 2 --replication 1")).isZero();
    assertThat(screener("policy list --prefix d.")).isZero();
    assertThat(out.toString()).contains("In force: default/").contains("built-in");

    Instant now = Instant.now();
    publish("d.moderation.policies", "1", PolicyMode.LIVE, now.minusSeconds(60));
    publish("d.moderation.policies", "2", PolicyMode.LIVE, now.minusSeconds(30));
    publish("d.moderation.policies", "3", PolicyMode.SHADOW, now.minusSeconds(20));
    publish("d.moderation.policies", "4", PolicyMode.LIVE, now.plusSeconds(600));

    assertThat(screener("policy list --prefix d. --json")).isZero();
    JsonNode list = new ObjectMapper().readTree(out.toString());
    assertThat(list.path("inForce").asText()).isEqualTo("ours/2");
    assertThat(list.path("policies")).hasSize(4);
    assertThat(list.at("/policies/2/mode").asText()).isEqualTo("shadow");
    assertThat(list.at("/policies/1/suspendedRules/0").asText()).isEqualTo("many-links");
    assertThat(screener("policy list --prefix d.")).isZero();
    assertThat(out.toString()).containsPattern("\\* ours/2").contains("In force: ours/2");
  }

  @Test
  void policyListOfATopicThatIsNotOnTheClusterSaysWhatCreatesIt() {
    assertThat(screener("policy list --prefix e.")).isOne();
    assertThat(err.toString()).contains("screener topics apply");
  }

  private static void publish(String topic, String version, PolicyMode mode, Instant effectiveFrom)
      throws Exception {
    PublishedPolicy policy =
        PublishedPolicy.newBuilder()
            .setName("ours")
            .setVersion(version)
            .setRules("policy: ours")
            .setMode(mode)
            .setRejudge(Rejudge.HELD)
            .setSuspendedRules(List.of("many-links"))
            .setEffectiveFrom(effectiveFrom)
            .setPublishedAt(effectiveFrom)
            .build();
    try (KafkaProducer<String, PublishedPolicy> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
            new StringSerializer(),
            AvroSerde.of(PublishedPolicy.class, WriterSchemas.none()))) {
      producer.send(new ProducerRecord<>(topic, "ours/" + version, policy)).get();
    }
  }

  private int screener(String commandLine) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] args =
        Stream.concat(
                Stream.of(commandLine.split(" ")),
                Stream.of("--bootstrap-server", kafka.bootstrapServers()))
            .toArray(String[]::new);
    return ScreenerMain.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private JsonNode topics() throws Exception {
    JsonNode topics = new ObjectMapper().readTree(out.toString()).path("topics");
    assertThat(topics).isNotEmpty();
    return topics;
  }

  private static void submit(String topic, String authorId, String text) throws Exception {
    ReviewSubmission submission =
        ReviewSubmission.newBuilder()
            .setKind(SubmissionKind.SUBMITTED)
            .setSubmissionId("s1")
            .setAuthorId(authorId)
            .setFilmId("crossing")
            .setReviewId("r1")
            .setSubmittedAt(Instant.parse("2026-03-01T12:00:00Z"))
            .setText(text)
            .build();
    try (KafkaProducer<String, ReviewSubmission> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
            new StringSerializer(),
            AvroSerde.of(ReviewSubmission.class, WriterSchemas.none()))) {
      producer.send(new ProducerRecord<>(topic, authorId, submission)).get();
    }
  }
}
