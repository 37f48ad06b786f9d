package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantee: a verdict is a pure function of what is on the input topics. What was submitted,
 * decided, reported and published on one cluster, where policies changed and moderation-streams was
 * killed on the way, is copied to an empty cluster and gives byte-equal final verdicts there.
 */
class ReplayIT {
  private static final int REVIEWS = Integer.getInteger("replay.reviews", 300);
  private static final int PER_SECOND = Integer.getInteger("replay.rate", 400);
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final String NEWEST = "house/4";

  static LongStream seeds() {
    return Seeds.all();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(600)
  void replayedInputsGiveByteEqualVerdicts(long seed, @TempDir Path directory) throws Exception {
    List<LoggedRecord> inputs = new ArrayList<>();
    Map<String, String> first;
    long submissions;
    try (TestCluster cluster = TestCluster.start(1, directory.resolve("first"));
        VerdictLog log = new VerdictLog(cluster);
        ServiceProcess moderation = cluster.moderationOfSingleReviews()) {
      submissions = writeAndKillInTheMiddle(cluster, moderation, seed);
      awaitAnswered(log, submissions);
      first = finalVerdicts(cluster, log);
      inputs(cluster.topics())
          .forEach(topic -> log.readAll(topic, record -> inputs.add(LoggedRecord.of(record))));
    }

    Map<String, String> again;
    try (TestCluster cluster = TestCluster.start(1, directory.resolve("again"));
        VerdictLog log = new VerdictLog(cluster);
        ServiceProcess moderation = cluster.moderationOfSingleReviews();
        Writer writer = new Writer(cluster)) {
      inputs.forEach(writer::copy);
      writer.flush();
      moderation.start().awaitReady();
      awaitAnswered(log, submissions);
      again = finalVerdicts(cluster, log);
    }

    assertThat(first).hasSize(REVIEWS);
    for (String part : List.of("HELD", "APPROVED", "REJECTED", "WITHDRAWN", "by MODERATOR")) {
      assertThat(first.values()).as(part).anyMatch(verdict -> verdict.contains(part));
    }
    for (String version : List.of(Policies.BUILT_IN, "house/2", "house/3", NEWEST)) {
      assertThat(first.values()).as(version).anyMatch(verdict -> verdict.contains(version));
    }
    assertThat(differences(first, again)).isEmpty();
  }

  /**
   * The workload lies in the ten minutes before now; the policies are known from its beginning.
   *
   * @return how many submissions there were
   */
  private static long writeAndKillInTheMiddle(
      TestCluster cluster, ServiceProcess moderation, long seed) throws Exception {
    Instant to = Instant.now().minusSeconds(30);
    Instant from = to.minus(Duration.ofMinutes(10));
    CaseTraffic traffic =
        new CaseTraffic(seed, "", REVIEWS, from.toEpochMilli(), to.toEpochMilli());
    try (Writer writer = new Writer(cluster)) {
      policies(from).forEach(policy -> writer.policy(policy, from.toEpochMilli()));
      writer.flush();
      // What lies there at its start it knows before it judges.
      moderation.start().awaitReady();
      List<CaseTraffic.Event> events = traffic.events();
      long begun = System.nanoTime();
      for (int i = 0; i < events.size(); i++) {
        events.get(i).write(writer);
        Pace.until(begun + i * 1_000_000_000L / PER_SECOND);
        if (i == events.size() / 2) {
          moderation.kill();
          moderation.start();
        }
      }
      writer.flush();
    }
    moderation.awaitReady();
    return traffic.submissions();
  }

  /** A review whose first verdict is still to come would be missing from those that are held. */
  private static void awaitAnswered(VerdictLog log, long submissions) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              log.readOn();
              assertThat(log.answered()).isEqualTo(submissions);
            });
  }

  private static List<PublishedPolicy> policies(Instant from) {
    return List.of(
        Policies.showsShortReactions("2", from.plus(Duration.ofMinutes(2))),
        Policies.rejectsLinks("3", from.plus(Duration.ofMinutes(4))),
        Policies.showsShortReactions("4", from.plus(Duration.ofMinutes(7))));
  }

  private static List<Topic<?>> inputs(TopicCatalogue topics) {
    return List.of(topics.policies(), topics.submitted(), topics.decisions(), topics.reports());
  }

  /** Where each review stands once all is taken in and all that is held was judged again. */
  private static Map<String, String> finalVerdicts(TestCluster cluster, VerdictLog log) {
    ConsumedTopics consumed = new ConsumedTopics(cluster, "moderation-streams");
    consumed.awaitAll();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () ->
                assertThat(log.standing().values())
                    .filteredOn(verdict -> verdict.getOutcome() == Outcome.HELD)
                    .allMatch(verdict -> verdict.getPolicyVersion().equals(NEWEST)));
    consumed.awaitRest();
    Map<String, String> verdicts = new TreeMap<>();
    log.standing().forEach((review, verdict) -> verdicts.put(review, VerdictLog.written(verdict)));
    return verdicts;
  }

  private static Map<String, String> differences(
      Map<String, String> first, Map<String, String> again) {
    Map<String, String> differences = new TreeMap<>();
    first.forEach(
        (review, verdict) -> {
          if (!verdict.equals(again.get(review))) {
            differences.put(review, "first " + verdict + "; again " + again.get(review));
          }
        });
    again.forEach(
        (review, verdict) ->
            differences.putAll(
                first.containsKey(review) ? Map.of() : Map.of(review, "only again " + verdict)));
    return differences;
  }
}
