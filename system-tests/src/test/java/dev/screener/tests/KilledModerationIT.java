package dev.screener.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.topics.Ids;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantee: nothing lost, nothing doubled. Three brokers; moderation-streams is killed (SIGKILL)
 * again and again while reviews flow through it.
 */
class KilledModerationIT {
  private static final int SUBMISSIONS = Integer.getInteger("killed.reviews", 800);
  private static final int KILLS = Integer.getInteger("killed.times", 1);
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  static LongStream seeds() {
    return Seeds.all();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(900)
  void everyAcknowledgedSubmissionEndsInExactlyOneVerdict(long seed, @TempDir Path directory)
      throws Exception {
    try (TestCluster cluster = TestCluster.start(3, directory);
        VerdictLog log = new VerdictLog(cluster);
        ServiceProcess moderation = cluster.moderationOfSingleReviews().start();
        ServiceProcess projection = cluster.projection().start()) {
      moderation.awaitReady();
      projection.awaitReady();
      Submitter submitter = new Submitter(cluster, seed);

      submitter.start();
      killAgainAndAgain(moderation, log, new Random(seed));
      submitter.join();
      Set<String> acknowledged = submitter.acknowledged();
      awaitVerdictOnEach(acknowledged, log);
      awaitNoneOnTheWay(cluster, log);

      assertThat(without(log.bySubmission().keySet(), acknowledged)).isEmpty();
      assertThat(doubled(log)).isEmpty();
      Set<String> approved = log.approved().keySet();
      Set<String> approvedByVerdicts = log.approvedByVerdicts();
      assertThat(without(approved, approvedByVerdicts)).as("only on the topic").isEmpty();
      assertThat(without(approvedByVerdicts, approved)).as("only by verdicts").isEmpty();
      assertThat(approved).hasSizeGreaterThan(SUBMISSIONS / 2);
      awaitViewOf(approved, new FilmView(projection.url()));
    }
  }

  /**
   * Each kill comes when so many verdicts are there as its random part of their number says, so in
   * mid-flow. By the number of all, since what is read at once can be more than a part.
   */
  private static void killAgainAndAgain(ServiceProcess moderation, VerdictLog log, Random random)
      throws Exception {
    int part = SUBMISSIONS / (2 * KILLS);
    for (int kill = 0; kill < KILLS; kill++) {
      int enough = kill * part + 50 + random.nextInt(part);
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(
              () -> {
                log.readOn();
                return log.bySubmission().size() >= enough;
              });
      moderation.kill();
      moderation.start();
    }
    moderation.awaitReady();
  }

  private static void awaitVerdictOnEach(Set<String> acknowledged, VerdictLog log) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              log.readOn();
              assertThat(without(acknowledged, log.bySubmission().keySet())).isEmpty();
            });
  }

  /**
   * A doubled verdict could still come, until the service has taken in all that is on its topics.
   */
  private static void awaitNoneOnTheWay(TestCluster cluster, VerdictLog log) {
    new ConsumedTopics(cluster, "moderation-streams").awaitRest();
    log.readToEnd();
  }

  private static void awaitViewOf(Set<String> approved, FilmView view) {
    Set<String> films = approved.stream().map(Ids::filmOf).collect(Collectors.toSet());
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () -> {
              Set<String> shown = new TreeSet<>();
              for (String film : films) {
                shown.addAll(view.reviews(film));
              }
              assertThat(without(approved, shown)).as("not shown").isEmpty();
              assertThat(without(shown, approved)).as("shown though not approved").isEmpty();
            });
  }

  private static Set<String> without(Set<String> all, Set<String> those) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(those);
    return rest;
  }

  private static Map<String, List<ReviewVerdict>> doubled(VerdictLog log) {
    return log.bySubmission().entrySet().stream()
        .filter(entry -> entry.getValue().size() != 1)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Writes the traffic at an even pace and notes what the brokers acknowledged. */
  private static final class Submitter {
    private static final int PER_SECOND = 250;

    private final TestCluster cluster;
    private final ReviewTraffic traffic;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);

    Submitter(TestCluster cluster, long seed) {
      this.cluster = cluster;
      this.traffic = new ReviewTraffic(seed);
    }

    void start() {
      new Thread(this::run, "submitter").start();
    }

    void join() throws InterruptedException {
      assertThat(done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("all was written").isTrue();
      assertThat(failures).hasValue(0);
      assertThat(sent).hasValue(SUBMISSIONS);
    }

    Set<String> acknowledged() {
      return new HashSet<>(acknowledged);
    }

    private void run() {
      AvroSerde<ReviewSubmission> serde = TestCluster.submissionSerde();
      long begun = System.nanoTime();
      try (KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
        for (int i = 0; i < SUBMISSIONS; i++) {
          ReviewSubmission submission = traffic.next();
          producer.send(
              new ProducerRecord<>(
                  cluster.topics().submitted().name(),
                  submission.getAuthorId().getBytes(UTF_8),
                  serde.encode(submission)),
              (metadata, failure) -> {
                if (failure == null) {
                  acknowledged.add(submission.getSubmissionId());
                } else {
                  failures.incrementAndGet();
                }
              });
          sent.incrementAndGet();
          Pace.until(begun + i * 1_000_000_000L / PER_SECOND);
        }
      } finally {
        done.countDown();
      }
    }
  }
}
