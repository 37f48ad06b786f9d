package dev.screener.moderation;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.Rejudge;
import dev.screener.contracts.event.ReviewVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same submissions, decisions, reports and appeals, in whatever order their partitions happen
 * to be read and whenever the clock reminds of policies and holds, leave every review where it
 * would be if nothing had been late.
 */
@Tag("properties")
class OrderProperties {

  /** More are a matter of -Dscreener.interleavings=3000. */
  private static final int INTERLEAVINGS = Integer.getInteger("screener.interleavings", 60);

  /** Worlds that share a topology; none knows of another. */
  private static final int AT_ONCE = 20;

  private static final String REPORTED =
      """
        - {id: grave, when: reports.graveWeight >= 0.5, verdict: HELD, reason: REPORTED}
        - {id: reported, when: reports.weight >= 1.0, verdict: APPROVED, queue: REPORTED}
      """;

  @TempDir Path state;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderInWhichSourcesAreReadChangesNothing(long seed) {
    // Given
    History history = History.of(seed);
    Random random = new Random(seed);
    Map<String, String> expected = outcome(history, List.of(history.inTime()), random).get(0);
    int worlds = 0;

    while (worlds < INTERLEAVINGS / 3) {
      // When
      List<List<History.Event>> orders = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        orders.add(history.shuffled(random));
      }
      List<Map<String, String>> outcomes = outcome(history, orders, random);

      // Then
      for (int i = 0; i < AT_ONCE; i++) {
        assertSame(expected, outcomes.get(i), orders.get(i));
      }
      worlds += AT_ONCE;
    }
  }

  private static void assertSame(
      Map<String, String> expected, Map<String, String> actual, List<History.Event> order) {
    Set<String> all = new TreeSet<>(expected.keySet());
    all.addAll(actual.keySet());
    SoftAssertions.assertSoftly(
        softly ->
            all.forEach(
                what ->
                    softly
                        .assertThat(actual.get(what))
                        .as(() -> what + " after " + recordsOn(what, order))
                        .isEqualTo(expected.get(what))));
  }

  private static List<String> recordsOn(String what, List<History.Event> order) {
    return order.stream()
        .filter(event -> what.endsWith(' ' + event.review()))
        .map(event -> "\n  " + event)
        .toList();
  }

  /** Runs several worlds in one topology; what each comes to, by what it is about. */
  private List<Map<String, String>> outcome(
      History history, List<List<History.Event>> orders, Random random) {
    int records = history.sources().stream().mapToInt(List::size).sum();
    try (Line line = new Line(state.resolve("run-" + random.nextLong()), withoutCampaigns())) {
      policies().forEach(line::publish);
      for (int i = 0; i < records; i++) {
        for (int world = 0; world < orders.size(); world++) {
          orders.get(world).get(i).write(line, "w" + world + '-');
        }
        if (random.nextInt(20) == 0) {
          // Sooner or later than the records: a consumer lags, or has caught up.
          Duration passed = History.LENGTH.multipliedBy(i).dividedBy(records);
          line.untilClockSays(Line.START.plus(passed));
        }
      }
      line.untilClockSays(Line.START.plus(History.LENGTH).plus(Duration.ofHours(1)));
      line.untilClockSays(Line.START.plus(History.LENGTH).plus(Duration.ofHours(2)));
      return results(line, orders.size());
    }
  }

  private static List<Map<String, String>> results(Line line, int worlds) {
    List<Map<String, String>> results = new ArrayList<>();
    for (int world = 0; world < worlds; world++) {
      results.add(new TreeMap<>());
    }
    for (ReviewVerdict verdict : line.verdicts()) {
      boolean tells =
          verdict.getOutcome() != Outcome.REFUSED && verdict.getOutcome() != Outcome.UNKNOWN;
      if (tells) {
        put(results, "verdict", key(verdict), stand(verdict));
      }
    }
    line.approved()
        .forEach(shown -> put(results, "shown", shown.key(), String.valueOf(shown.value())));
    // All worlds use the same few texts, which looks like a campaign; its job is none of theirs.
    line.queue().stream()
        .filter(job -> !job.key().startsWith("campaign/"))
        .forEach(job -> put(results, "job", job.key(), work(job.value())));
    // What never was there and what has gone are the same to a reader.
    results.forEach(world -> world.values().removeIf("null"::equals));
    return results;
  }

  /** Since when a review is held is told from when its case learnt of what holds it. */
  private static String work(@Nullable QueuedJob job) {
    if (job == null) {
      return "null";
    }
    Map<String, Float> signals = new TreeMap<>(job.getSignals());
    signals.keySet().removeIf(signal -> signal.startsWith("campaign."));
    return QueuedJob.newBuilder(job)
        .setSignals(signals)
        .setQueuedAt(Line.START)
        .setHoldEndsAt(null)
        .build()
        .toString();
  }

  /**
   * All worlds use the same few texts, which looks like a campaign to the built-in policy, sooner
   * or later by the order; what campaigns do to orders is tested where there are some.
   */
  private Map<String, String> withoutCampaigns() {
    Path overlay = state.resolve("overlay.yaml");
    try {
      Files.writeString(
          overlay,
          "overlays: default\nrules: {campaign-suspected: off, campaign-confirmed: off}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of("POLICY_OVERLAY_FILE", overlay.toString());
  }

  private static void put(
      List<Map<String, String>> results, String what, String key, String value) {
    int dash = key.indexOf('-');
    int world = Integer.parseInt(key.substring(1, dash));
    results
        .get(world)
        .put(what + ' ' + key.substring(dash + 1), value.replace("w" + world + '-', ""));
  }

  private static String key(ReviewVerdict verdict) {
    return verdict.getFilmId() + '/' + verdict.getReviewId();
  }

  private static String stand(ReviewVerdict verdict) {
    return String.join(
        " ",
        "revision " + verdict.getRevision(),
        verdict.getOutcome().name(),
        verdict.getDisplay().name(),
        verdict.getReasons().toString(),
        verdict.getRuleIds().toString(),
        verdict.getDecidedBy().name(),
        verdict.getPolicyVersion(),
        verdict.getModelVersion());
  }

  private static List<PublishedPolicy> policies() {
    return List.of(
        policy(
            "2",
            3,
            Rejudge.HELD,
            """
              - {id: links, when: content.links >= 1, verdict: HELD, reason: SPAM}
              - {id: short, when: content.words < 3.0, verdict: APPROVED, display: COLLAPSED, reason: SHORT_REACTION}
            """),
        policy(
            "3",
            6,
            Rejudge.ALL,
            """
              - {id: links, when: content.links >= 2, verdict: HELD, reason: SPAM}
              - {id: asks, when: content.callToAction >= 1, verdict: REJECTED, reason: SPAM}
            """),
        policy(
            "4",
            9,
            Rejudge.HELD,
            """
              - {id: links, when: content.links >= 2, verdict: APPROVED, display: COLLAPSED, reason: OFF_TOPIC}
              - {id: unrated, when: "!review.rated", verdict: HELD, reason: LOW_EFFORT}
            """));
  }

  private static PublishedPolicy policy(String version, int hour, Rejudge rejudge, String rules) {
    Instant from = Line.START.plus(Duration.ofHours(hour));
    return PublishedPolicy.newBuilder()
        .setName("house")
        .setVersion(version)
        .setRules("policy: house\nversion: \"" + version + "\"\nrules:\n" + rules + REPORTED)
        .setMode(PolicyMode.LIVE)
        .setRejudge(rejudge)
        .setPublishedAt(from.minusSeconds(5))
        .setEffectiveFrom(from)
        .build();
  }
}
