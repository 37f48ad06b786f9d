package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.tests.CaseTraffic.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantee: order does not matter where it must not. The same submissions, decisions and reports
 * reach moderation-streams in several random orders at once, each under ids of its own, while it is
 * killed on the way; each source keeps its own order. Where the reviews stand in the end, and what
 * readers see, is the same for all.
 */
class OrderIT {
  private static final int ORDERS = Integer.getInteger("order.rounds", 4);
  private static final int REVIEWS = Integer.getInteger("order.reviews", 80);
  private static final int STEPS = 40;
  private static final int STEPS_TAKEN_IN_AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  /** One order of the same events. */
  private record Shuffled(String prefix, int submissions, List<Deque<Event>> sources) {}

  static LongStream seeds() {
    return Seeds.all();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(600)
  void everyOrderOfTheSourcesEndsInTheSameVerdictsAndViews(long seed, @TempDir Path directory)
      throws Exception {
    try (TestCluster cluster = TestCluster.start(1, directory);
        VerdictLog log = new VerdictLog(cluster);
        ServiceProcess moderation = cluster.moderationOfSingleReviews().start()) {
      moderation.awaitReady();
      List<Shuffled> orders = orders(seed);

      writeInManyOrders(orders, cluster, moderation, new Random(seed));
      awaitAllTakenIn(orders, cluster, log);

      // The orders did differ: decisions came before their revisions, after them, after others.
      assertThat(log.answers())
          .contains(DecisionAnswer.WAITING, DecisionAnswer.SUPERSEDED, DecisionAnswer.LOST);
      Map<String, ReviewVerdict> verdicts = log.standing();
      Map<String, ApprovedReview> approved = log.approved();
      Map<String, String> expected = stand(orders.get(0).prefix(), verdicts, approved);
      assertThat(expected).hasSize(REVIEWS);
      for (Shuffled order : orders) {
        assertThat(stand(order.prefix(), verdicts, approved))
            .as("order %s against %s", order.prefix(), orders.get(0).prefix())
            .containsExactlyEntriesOf(expected);
      }
    }
  }

  private static List<Shuffled> orders(long seed) {
    long to = Instant.now().minusSeconds(30).toEpochMilli();
    long from = to - Duration.ofMinutes(10).toMillis();
    List<Shuffled> orders = new ArrayList<>();
    for (int order = 0; order < ORDERS; order++) {
      String prefix = "order" + order + "-";
      CaseTraffic traffic = new CaseTraffic(seed, prefix, REVIEWS, from, to);
      List<Deque<Event>> sources = new ArrayList<>();
      for (List<Event> source : traffic.bySource().values()) {
        sources.add(new ArrayDeque<>(source));
      }
      orders.add(new Shuffled(prefix, traffic.submissions(), sources));
    }
    return orders;
  }

  /** A piece of a random source of each order at a time; the earlier ones are taken in before. */
  private static void writeInManyOrders(
      List<Shuffled> orders, TestCluster cluster, ServiceProcess moderation, Random random)
      throws Exception {
    int events = orders.get(0).sources().stream().mapToInt(source -> source.size()).sum();
    int mostAtOnce = 2 * events / STEPS;
    ConsumedTopics consumed = new ConsumedTopics(cluster, "moderation-streams");
    try (Writer writer = new Writer(cluster)) {
      for (int step = 0; orders.stream().anyMatch(OrderIT::isLeft); step++) {
        for (Shuffled order : orders) {
          writePiece(order, 1 + random.nextInt(mostAtOnce), writer, random);
        }
        writer.flush();
        if (step == STEPS / 3) {
          moderation.kill();
          moderation.start();
        } else if (step % STEPS_TAKEN_IN_AT_ONCE == 0) {
          // Else a slow machine takes all of it in at once, in the order of its times.
          consumed.awaitAll();
        }
      }
    }
    moderation.awaitReady();
  }

  private static void writePiece(Shuffled order, int most, Writer writer, Random random) {
    List<Deque<Event>> left = order.sources().stream().filter(source -> !source.isEmpty()).toList();
    if (left.isEmpty()) {
      return;
    }
    Deque<Event> source = left.get(random.nextInt(left.size()));
    for (int i = 0; i < most && !source.isEmpty(); i++) {
      source.removeFirst().write(writer);
    }
  }

  private static boolean isLeft(Shuffled order) {
    return order.sources().stream().anyMatch(source -> !source.isEmpty());
  }

  private static void awaitAllTakenIn(List<Shuffled> orders, TestCluster cluster, VerdictLog log) {
    long submissions = orders.stream().mapToInt(Shuffled::submissions).sum();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              log.readOn();
              assertThat(log.answered()).isEqualTo(submissions);
            });
    new ConsumedTopics(cluster, "moderation-streams").awaitRest();
  }

  /** Where each review of one order stands and what readers see of it, without the order's name. */
  private static Map<String, String> stand(
      String prefix, Map<String, ReviewVerdict> verdicts, Map<String, ApprovedReview> approved) {
    Map<String, String> stand = new TreeMap<>();
    verdicts.forEach(
        (review, verdict) -> {
          if (review.startsWith(prefix)) {
            String text = VerdictLog.written(verdict) + " shown " + approved.get(review);
            stand.put(review.replace(prefix, ""), text.replace(prefix, ""));
          }
        });
    return stand;
  }
}
