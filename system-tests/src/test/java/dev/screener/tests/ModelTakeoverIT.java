package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.scoring.Head;
import dev.screener.scoring.HeadModel;
import dev.screener.scoring.ModelFile;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ScoringModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guarantee: a model that is published under load reads from its {@code effectiveFrom} on, on every
 * instance and over a restart, with nothing lost; garbage beside it changes nothing.
 */
class ModelTakeoverIT {
  private static final Logger LOG = LoggerFactory.getLogger(ModelTakeoverIT.class);
  private static final int PER_SECOND = 100;
  private static final int MOST_SECONDS = 180;
  private static final int SINCE = 5 * PER_SECOND;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String BUILT_IN = new ReviewScorer().modelVersion();
  private static final String OURS = "signals-2+ours/1";

  @Test
  @Timeout(600)
  void everyVerdictNamesTheModelThatItsTimeDemands(@TempDir Path directory) throws Exception {
    try (TestCluster cluster = TestCluster.start(1, directory);
        VerdictLog log = new VerdictLog(cluster);
        ServiceProcess one = cluster.moderation().start();
        ServiceProcess other = cluster.moderation("moderation-streams-2", Map.of()).start()) {
      one.awaitReady();
      other.awaitReady();
      Set<String> submitted = new HashSet<>();
      CommandLine screener =
          new CommandLine(Map.of("KAFKA_BOOTSTRAP_SERVERS", cluster.bootstrapServers()), directory);
      Path file = directory.resolve("ours.model");
      Files.write(file, ModelFile.zipped(largeModel()));
      // One that brokers would refuse without this topic's own limit.
      assertThat(Files.size(file)).isGreaterThan(1_048_588);
      writeGarbage(cluster);

      Instant effectiveFrom = submitWhilePublishing(cluster, submitted, screener, file);
      awaitAnswers(cluster, log, submitted);

      List<ReviewVerdict> first = firstVerdicts(log);
      LOG.warn("event=model-takeover submissions={} byModel={}", submitted.size(), byModel(first));
      assertThat(first).extracting(ReviewVerdict::getSubmissionId).doesNotHaveDuplicates();
      assertThat(first).hasSameSizeAs(submitted);
      assertThat(first.stream().filter(verdict -> !isByRightModel(verdict, effectiveFrom)))
          .isEmpty();
      assertThat(byModel(first).get(BUILT_IN)).isGreaterThan(PER_SECOND);
      assertThat(byModel(first).get(OURS)).isGreaterThan(PER_SECOND);

      // Two instances that start anew read the topic again, garbage and all.
      one.close();
      other.close();
      writeGarbage(cluster);
      one.start();
      other.start();
      one.awaitReady();
      other.awaitReady();
      submitted.clear();
      try (Writer writer = new Writer(cluster)) {
        ReviewTraffic traffic = new ReviewTraffic(7);
        for (int i = 0; i < 50; i++) {
          ReviewSubmission later = traffic.next();
          ReviewSubmission renamed =
              ReviewSubmission.newBuilder(later)
                  .setSubmissionId("later-" + later.getSubmissionId())
                  .setAuthorId("later-" + later.getAuthorId())
                  .setReviewId("later-" + later.getReviewId())
                  .build();
          submitted.add(renamed.getSubmissionId());
          writer.submission(renamed, System.currentTimeMillis());
        }
        writer.flush();
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                log.readOn();
                assertThat(log.bySubmission().keySet()).containsAll(submitted);
              });
      assertThat(firstVerdicts(log))
          .filteredOn(verdict -> submitted.contains(verdict.getSubmissionId()))
          .allMatch(verdict -> isByRightModel(verdict, effectiveFrom));
      JsonNode list = screener.run("model", "list", "--json").json();
      assertThat(list.path("inForce").asText()).isEqualTo("ours/1");
      assertThat(list.path("models")).hasSize(1);
    }
  }

  /** The shipped model under another name, with a card that no zip makes small. */
  private static ScoringModel largeModel() {
    ScoringModel shipped = ScoringModel.shipped();
    HeadModel[] heads = new HeadModel[Head.values().length];
    Arrays.setAll(heads, shipped::head);
    String card =
        new Random(1)
            .ints(1_000_000, '0', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return new ScoringModel("ours", card, heads, shipped.table());
  }

  /** Goes on until the model has been in effect for a while. */
  private static Instant submitWhilePublishing(
      TestCluster cluster, Set<String> submitted, CommandLine screener, Path file) {
    ReviewTraffic traffic = new ReviewTraffic(Long.getLong("seed", 1));
    CompletableFuture<Instant> published =
        CompletableFuture.supplyAsync(() -> publish(screener, file));
    int since = 0;
    try (Writer writer = new Writer(cluster)) {
      long begun = System.nanoTime();
      for (int i = 0; i < PER_SECOND * MOST_SECONDS && since < SINCE; i++) {
        Pace.until(begun + i * 1_000_000_000L / PER_SECOND);
        long now = System.currentTimeMillis();
        ReviewSubmission submission =
            ReviewSubmission.newBuilder(traffic.next())
                .setSubmittedAt(Instant.ofEpochMilli(now))
                .build();
        submitted.add(submission.getSubmissionId());
        writer.submission(submission, now);
        since += published.isDone() && published.join().toEpochMilli() <= now ? 1 : 0;
      }
      writer.flush();
    }
    return published.join();
  }

  private static Instant publish(CommandLine screener, Path file) {
    try {
      CommandLine.Answer answer = screener.run("model", "publish", file.toString(), "--json");
      assertThat(answer.code()).as(answer.err()).isZero();
      assertThat(answer.json().path("model").asText()).isEqualTo("ours/1");
      return Instant.parse(answer.json().path("effectiveFrom").asText());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitAnswers(TestCluster cluster, VerdictLog log, Set<String> submitted)
      throws Exception {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              log.readOn();
              assertThat(log.answered()).isEqualTo(submitted.size());
            });
    new ConsumedTopics(cluster, "moderation-streams").awaitRest();
    log.readToEnd();
  }

  private static void writeGarbage(TestCluster cluster) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
      int number = 0;
      for (byte[] value : Garbage.values(Long.getLong("seed", 1)).values()) {
        byte[] key = ("garbage/" + number++).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(cluster.topics().models().name(), 0, key, value)).get();
      }
    }
  }

  /** The verdicts that answer submissions. */
  private static List<ReviewVerdict> firstVerdicts(VerdictLog log) {
    List<ReviewVerdict> first = new ArrayList<>();
    log.bySubmission()
        .values()
        .forEach(
            verdicts ->
                verdicts.stream()
                    .filter(verdict -> verdict.getSubmissionId() != null)
                    .forEach(first::add));
    return first;
  }

  /** A text is read when it comes; what was refused or withdrawn was read by no model. */
  private static boolean isByRightModel(ReviewVerdict verdict, Instant effectiveFrom) {
    if (verdict.getOutcome() == Outcome.REFUSED || verdict.getOutcome() == Outcome.WITHDRAWN) {
      return true;
    }
    String expected = verdict.getSubmittedAt().isBefore(effectiveFrom) ? BUILT_IN : OURS;
    return verdict.getModelVersion().equals(expected);
  }

  private static Map<String, Integer> byModel(List<ReviewVerdict> verdicts) {
    Map<String, Integer> counts = new TreeMap<>();
    verdicts.forEach(verdict -> counts.merge(verdict.getModelVersion(), 1, Integer::sum));
    return counts;
  }
}
