package dev.screener.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.streams.DeadLetters;
import dev.screener.contracts.topics.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantee: what cannot be read goes to the topic's dead letters, as it came and with the reason,
 * and the stream goes on.
 */
class GarbageSubmittedIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  static LongStream seeds() {
    return Seeds.all();
  }

  TestCluster cluster(Path directory) {
    return TestCluster.start(1, directory);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(600)
  void garbageIsPutAwayWithItsReasonAndReviewsAroundItAreJudged(long seed, @TempDir Path directory)
      throws Exception {
    try (TestCluster cluster = cluster(directory);
        VerdictLog log = new VerdictLog(cluster);
        KafkaProducer<byte[], byte[]> producer = cluster.producer();
        ServiceProcess moderation = cluster.moderation().start()) {
      moderation.awaitReady();
      ReviewTraffic traffic = new ReviewTraffic(seed);
      Set<String> submitted = new TreeSet<>();
      Map<String, String> garbage = new LinkedHashMap<>();

      for (int partition = 0; partition < TestCluster.PARTITIONS; partition++) {
        for (Map.Entry<String, byte[]> value : Garbage.values(seed + partition).entrySet()) {
          submitted.add(submit(cluster, producer, traffic.next()));
          garbage.put(write(cluster, producer, partition, value.getValue()), value.getKey());
        }
        submitted.add(submit(cluster, producer, traffic.next()));
      }

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                log.readOn();
                assertThat(log.bySubmission().keySet()).containsAll(submitted);
              });
      Map<String, ConsumerRecord<byte[], byte[]>> letters = awaitLetters(log, cluster, garbage);
      assertThat(letters.keySet()).isEqualTo(garbage.keySet());
      assertThat(letters.values())
          .allSatisfy(letter -> assertThat(header(letter, DeadLetters.REASON)).isNotBlank());
      assertThat(moderation.isAlive()).isTrue();
    }
  }

  private static Map<String, ConsumerRecord<byte[], byte[]>> awaitLetters(
      VerdictLog log, TestCluster cluster, Map<String, String> garbage) {
    Map<String, ConsumerRecord<byte[], byte[]>> letters = new LinkedHashMap<>();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              letters.clear();
              List<String> doubled = new ArrayList<>();
              log.readAll(
                  letterTopic(cluster),
                  letter -> {
                    if (letters.put(origin(letter), letter) != null) {
                      doubled.add(origin(letter));
                    }
                  });
              Set<String> missing = new TreeSet<>();
              garbage.forEach(
                  (origin, what) -> {
                    if (!letters.containsKey(origin)) {
                      missing.add(what + " at " + origin);
                    }
                  });
              assertThat(missing).isEmpty();
              assertThat(doubled).isEmpty();
            });
    return letters;
  }

  private static Topic<?> letterTopic(TestCluster cluster) {
    String name = cluster.topics().submitted().deadLetters();
    return cluster.topics().deadLetters().stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Where a letter says that it stood. */
  private static String origin(ConsumerRecord<byte[], byte[]> letter) {
    return header(letter, DeadLetters.TOPIC)
        + "-"
        + header(letter, DeadLetters.PARTITION)
        + "@"
        + header(letter, DeadLetters.OFFSET);
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    var header = letter.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  private static String submit(
      TestCluster cluster, KafkaProducer<byte[], byte[]> producer, ReviewSubmission submission)
      throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                cluster.topics().submitted().name(),
                submission.getAuthorId().getBytes(UTF_8),
                TestCluster.submissionSerde().encode(submission)))
        .get();
    return submission.getSubmissionId();
  }

  /** Returns where the value stands, in the words of {@link #origin}. */
  private static String write(
      TestCluster cluster, KafkaProducer<byte[], byte[]> producer, int partition, byte[] value)
      throws Exception {
    String topic = cluster.topics().submitted().name();
    RecordMetadata metadata =
        producer
            .send(new ProducerRecord<>(topic, partition, "garbage".getBytes(UTF_8), value))
            .get();
    return topic + "-" + partition + "@" + metadata.offset();
  }
}
