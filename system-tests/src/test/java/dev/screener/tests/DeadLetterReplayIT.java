package dev.screener.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.topics.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantee: when the cause is mended, a replay of the dead letters loses nothing and doubles
 * nothing. The bug is a usual one: a producer writes by a newer schema that it did not make known.
 */
class DeadLetterReplayIT {
  private static final long SEED = Long.getLong("seed", 1);
  private static final int READABLE = 60;
  private static final int UNREADABLE = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String LETTERS = "reviews.submitted";

  @Test
  void whatCouldNotBeReadIsJudgedOnceWhenTheCauseIsMended(@TempDir Path directory)
      throws Exception {
    try (TestCluster cluster = TestCluster.start(1, directory);
        VerdictLog log = new VerdictLog(cluster);
        KafkaProducer<byte[], byte[]> producer = cluster.producer();
        ServiceProcess moderation = cluster.moderationOfSingleReviews().start()) {
      CommandLine screener =
          new CommandLine(Map.of("KAFKA_BOOTSTRAP_SERVERS", cluster.bootstrapServers()), directory);
      moderation.awaitReady();
      List<ReviewSubmission> submissions = submissions();
      Schema newer = newerSchema();
      for (int i = 0; i < submissions.size(); i++) {
        ReviewSubmission submission = submissions.get(i);
        byte[] plain = TestCluster.submissionSerde().encode(submission);
        byte[] value = isUnreadable(i) ? byNewer(newer, submission) : plain;
        producer.send(record(cluster, submission, value));
      }
      producer.flush();
      List<ConsumerRecord<byte[], byte[]>> letters = awaitLetters(cluster, log);
      awaitAnswered(log, READABLE);

      // Before the cause is mended nothing is sent in, and it says so.
      CommandLine.Answer early = screener.run("dlq", "replay", LETTERS, "--json");
      assertThat(early.code()).as(early.err()).isOne();
      assertThat(early.json().path("replayed").asInt()).isZero();
      assertThat(early.json().path("stillUnreadable").asInt()).isEqualTo(UNREADABLE);

      SchemaTopic.publish(cluster.topics().schemas(), producer, List.of(newer));
      // One was broken off in its midst: what it sent was never committed.
      try (KafkaProducer<byte[], byte[]> brokenOff = replayProducer(cluster)) {
        brokenOff.initTransactions();
        brokenOff.beginTransaction();
        letters.stream()
            .limit(UNREADABLE / 2)
            .forEach(
                letter ->
                    brokenOff.send(
                        new ProducerRecord<>(
                            cluster.topics().submitted().name(), letter.key(), letter.value())));
        brokenOff.flush();
        assertReplayed(screener.run("dlq", "replay", LETTERS, "--from", "beginning", "--json"));
      }
      awaitAnswered(log, READABLE + UNREADABLE);

      // Once more changes nothing: what is new is nothing, and what is not new was answered.
      CommandLine.Answer again = screener.run("dlq", "replay", LETTERS, "--json");
      assertThat(again.code()).as(again.err()).isZero();
      assertThat(again.json().path("replayed").asInt()).isZero();
      assertReplayed(screener.run("dlq", "replay", LETTERS, "--from", "beginning", "--json"));
      new ConsumedTopics(cluster, "moderation-streams").awaitAll();
      log.readToEnd();

      Map<String, Integer> verdicts = new HashMap<>();
      log.bySubmission().forEach((submission, answers) -> verdicts.put(submission, answers.size()));
      assertThat(verdicts)
          .isEqualTo(
              submissions.stream()
                  .collect(
                      HashMap::new,
                      (map, submission) -> map.put(submission.getSubmissionId(), 1),
                      HashMap::putAll));
      assertThat(log.bySubmission().values().stream().flatMap(List::stream))
          .extracting(ReviewVerdict::getRevision)
          .containsOnly(1);
      JsonNode listed = screener.run("dlq", "list", "--json").json().path("topics");
      assertThat(listed).hasSize(1);
      assertThat(listed.get(0).path("letters").asInt()).isEqualTo(UNREADABLE);
      assertThat(listed.get(0).path("notReplayed").asInt()).isZero();
    }
  }

  private static void assertReplayed(CommandLine.Answer answer) throws IOException {
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.json().path("replayed").asInt()).isEqualTo(UNREADABLE);
    assertThat(answer.json().path("stillUnreadable").asInt()).isZero();
  }

  private static boolean isUnreadable(int index) {
    return index % 5 < 2;
  }

  /** First reviews only, each of its own, so that each has the one verdict of revision 1. */
  private static List<ReviewSubmission> submissions() {
    ReviewTraffic traffic = new ReviewTraffic(SEED);
    List<ReviewSubmission> submissions = new ArrayList<>();
    Map<String, ReviewSubmission> known = new HashMap<>();
    while (submissions.size() < READABLE + UNREADABLE) {
      ReviewSubmission next = traffic.next();
      if (known.putIfAbsent(next.getReviewId(), next) == null) {
        submissions.add(next);
      }
    }
    return submissions;
  }

  /** As a later version might have it: one field more. */
  private static Schema newerSchema() {
    String today = ReviewSubmission.getClassSchema().toString();
    int end = today.lastIndexOf("]");
    return new Schema.Parser()
        .parse(
            today.substring(0, end)
                + ",{\"name\":\"seat\",\"type\":\"int\",\"default\":0}"
                + today.substring(end));
  }

  private static byte[] byNewer(Schema newer, ReviewSubmission submission) throws IOException {
    Schema today = ReviewSubmission.getClassSchema();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(today, submission.getSpecificData()).write(submission, encoder);
    encoder.flush();
    GenericRecord record =
        new GenericDatumReader<GenericRecord>(today, newer)
            .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    ByteBuffer encoded =
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), newer).encode(record);
    byte[] value = new byte[encoded.remaining()];
    encoded.get(value);
    return value;
  }

  private static ProducerRecord<byte[], byte[]> record(
      TestCluster cluster, ReviewSubmission submission, byte[] value) {
    return new ProducerRecord<>(
        cluster.topics().submitted().name(), submission.getAuthorId().getBytes(UTF_8), value);
  }

  private static KafkaProducer<byte[], byte[]> replayProducer(TestCluster cluster) {
    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers());
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "screener-dlq-replay");
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static List<ConsumerRecord<byte[], byte[]>> awaitLetters(
      TestCluster cluster, VerdictLog log) {
    String name = cluster.topics().submitted().deadLetters();
    Topic<?> topic =
        cluster.topics().deadLetters().stream()
            .filter(letters -> letters.name().equals(name))
            .findFirst()
            .orElseThrow();
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              letters.clear();
              log.readAll(topic, letters::add);
              assertThat(letters).hasSize(UNREADABLE);
            });
    return letters;
  }

  private static void awaitAnswered(VerdictLog log, int submissions) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              log.readOn();
              assertThat(log.answered()).isEqualTo(submissions);
            });
  }
}
