package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guarantee: a policy is live by its {@code effectiveFrom} on every instance, with nothing lost: it
 * is published under load, and every verdict names the version that its time demands.
 */
class HotReloadIT {
  private static final Logger LOG = LoggerFactory.getLogger(HotReloadIT.class);
  private static final int PER_SECOND = Integer.getInteger("hotreload.rate", 300);
  private static final int SECONDS = Integer.getInteger("hotreload.seconds", 12);

  /** Five seconds are what ingest-service gives; a machine that does much else is given more. */
  private static final Duration NOTICE =
      Duration.ofSeconds(Integer.getInteger("hotreload.notice", 8));

  private static final Duration PATIENCE = Duration.ofSeconds(180);

  @Test
  @Timeout(600)
  void everyVerdictNamesTheVersionThatItsTimeDemands(@TempDir Path directory) throws Exception {
    try (TestCluster cluster = TestCluster.start(1, directory);
        VerdictLog log = new VerdictLog(cluster);
        ServiceProcess one = cluster.moderation().start();
        ServiceProcess other = cluster.moderation("moderation-streams-2", Map.of()).start()) {
      one.awaitReady();
      other.awaitReady();
      Set<String> submitted = new HashSet<>();

      Instant effectiveFrom = submitAndPublishMidway(cluster, submitted);
      long begun = System.nanoTime();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                log.readOn();
                assertThat(log.answered()).isEqualTo(submitted.size());
              });
      Duration behind = Duration.ofNanos(System.nanoTime() - begun);
      new ConsumedTopics(cluster, "moderation-streams").awaitRest();
      log.readToEnd();

      List<ReviewVerdict> first = firstVerdicts(log);
      LOG.warn(
          "event=hot-reload rate={} submissions={} firstVerdicts={} behindMillis={} byVersion={}",
          PER_SECOND,
          submitted.size(),
          first.size(),
          behind.toMillis(),
          byVersion(first));
      assertThat(first).extracting(ReviewVerdict::getSubmissionId).doesNotHaveDuplicates();
      assertThat(first).hasSameSizeAs(submitted);
      assertThat(first.stream().filter(verdict -> !isByRightVersion(verdict, effectiveFrom)))
          .isEmpty();
      // Each version had its part of the load.
      assertThat(byVersion(first).get(Policies.BUILT_IN)).isGreaterThan(submitted.size() / 4);
      assertThat(byVersion(first).get("house/2")).isGreaterThan(submitted.size() / 10);
    }
  }

  /** Goes on until a fair part of all came when the new version was in effect. */
  private static Instant submitAndPublishMidway(TestCluster cluster, Set<String> submitted) {
    ReviewTraffic traffic = new ReviewTraffic(Long.getLong("seed", 1));
    Instant effectiveFrom = Instant.MAX;
    int before = PER_SECOND * SECONDS * 3 / 8;
    int since = 0;
    try (Writer writer = new Writer(cluster)) {
      long due = System.nanoTime();
      for (int i = 0; since < PER_SECOND * SECONDS / 4 || since < i / 5; i++) {
        // A sender that was held up does not send what it missed all at once.
        due = Math.max(System.nanoTime(), due + 1_000_000_000L / PER_SECOND);
        Pace.until(due);
        long now = System.currentTimeMillis();
        if (i == before) {
          effectiveFrom = Instant.ofEpochMilli(now).plus(NOTICE);
          writer.policy(Policies.showsShortReactions("2", effectiveFrom), now);
        }
        since += Instant.ofEpochMilli(now).isBefore(effectiveFrom) ? 0 : 1;
        ReviewSubmission submission = traffic.next();
        submitted.add(submission.getSubmissionId());
        writer.submission(submission, now);
      }
      writer.flush();
    }
    return effectiveFrom;
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

  /** A refused or withdrawn review was judged by no policy. */
  private static boolean isByRightVersion(ReviewVerdict verdict, Instant effectiveFrom) {
    String version = verdict.getJudgedAt().isBefore(effectiveFrom) ? Policies.BUILT_IN : "house/2";
    return switch (verdict.getOutcome()) {
      case REFUSED, WITHDRAWN -> verdict.getPolicyVersion().isEmpty();
      default -> verdict.getPolicyVersion().equals(version);
    };
  }

  private static Map<String, Integer> byVersion(List<ReviewVerdict> verdicts) {
    Map<String, Integer> counts = new TreeMap<>();
    verdicts.forEach(verdict -> counts.merge(verdict.getPolicyVersion(), 1, Integer::sum));
    return counts;
  }
}
