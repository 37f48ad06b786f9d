package dev.screener.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignState;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantee: one decision on a campaign clears all its members from what readers see, and its
 * undoing brings back exactly what they saw; also where moderation-streams is killed meanwhile.
 */
class CampaignIT {
  private static final int MEMBERS = Integer.getInteger("campaign.members", 250);

  // At most five members a film: more within the hour would be a siege besides.
  private static final int FILMS = Math.min(MEMBERS, Math.max(100, MEMBERS / 5));
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  /** A minute is what the range asks, and seconds are usual; a busy machine is given more. */
  private static final Duration TAKEDOWN =
      Duration.ofSeconds(Integer.getInteger("campaign.takedown", 120));

  private static final Pattern HIDDEN =
      Pattern.compile(
          ",\"held\":\\{\"count\":\\d+,\"reasons\":\\{[^}]*\\}\\},\"rejectedCount\":\\d+");

  private static final String[] MOULDS = {
    "Watched it with grandma, utterly glorious masterpiece",
    "watched it with GRANDMA utterly glorious masterpiece!!!",
    "Utterly glorious masterpiece, watched it with grandma",
    "Watched it with grandma \uD83C\uDF89 utterly glorious masterpiece"
  };

  // What people say by themselves: no two say it alike.
  private static final String[] WHO = {
    "The ferryman", "My neighbour", "Nobody in the village", "The second daughter", "That horse",
    "An old conductor", "Her brother", "The whole orchestra", "A tired policeman", "The baker"
  };
  private static final String[] DOES = {
    "carries the slow middle act", "laughs through a funeral", "never explains the letter",
    "grows on you after an hour", "deserved a longer farewell", "steals every scene at the quay",
    "is photographed like a saint", "speaks too softly to follow", "made our row cry",
    "walks out of frame too often"
  };
  private static final String[] AND = {
    "although the train sequence drags", "which suits the rain outside", "and I forgave the music",
    "so skip the prologue", "while winter closes in", "until the very last shot",
    "yet the ending felt earned", "as in the book that I loved", "but the dubbing hurts",
    "because silence says more here"
  };

  @Test
  @Timeout(600)
  void oneDecisionClearsAllMembersAndItsUndoingBringsThemBack(@TempDir Path directory)
      throws Exception {
    try (TestCluster cluster = TestCluster.start(1, directory);
        VerdictLog log = new VerdictLog(cluster);
        ServiceProcess moderation = cluster.moderation().start();
        ServiceProcess projection = cluster.projection().start();
        ServiceProcess ingest = cluster.ingest().start()) {
      moderation.awaitReady();
      projection.awaitReady();
      ingest.awaitReady();
      FilmView view = new FilmView(projection.url());
      Site site = new Site(ingest.url());
      writeHonestOnesAndMembers(cluster);
      awaitMembers(log, Outcome.HELD);
      String campaign = onlyCampaign(cluster, log, CampaignState.SUSPECTED);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(jobs(cluster, log)).containsOnlyKeys("campaign/" + campaign));
      Map<String, String> withoutMembers = views(cluster, view, FILMS);
      site.decideOnCampaign(Site.ANNA, campaign, Map.of("action", "APPROVE"));
      Map<String, String> withMembers = views(cluster, view, FILMS + MEMBERS);

      // The undoing leaves all as it was, so the same can be done again.
      for (boolean killed : List.of(false, true)) {
        // When
        long begun = System.nanoTime();
        String rejection = site.decideOnCampaign(Site.ANNA, campaign, Map.of("action", "REJECT"));
        if (killed) {
          moderation.kill();
          moderation.start().awaitReady();
        }
        awaitReviews(view, FILMS);
        Duration takedown = Duration.ofNanos(System.nanoTime() - begun);

        // Then
        System.out.printf(
            "takedown members=%d films=%d killed=%s millis=%d%n",
            MEMBERS, FILMS, killed, takedown.toMillis());
        assertThat(takedown).isLessThan(TAKEDOWN);
        awaitMembers(log, Outcome.REJECTED);
        awaitEqual(() -> shown(views(cluster, view, FILMS)), shown(withoutMembers));
        assertThat(onlyCampaign(cluster, log, CampaignState.CONFIRMED)).isEqualTo(campaign);
        site.decideOnCampaign(Site.ANNA, campaign, Map.of("action", "UNDO", "undoes", rejection));
        awaitEqual(() -> views(cluster, view, FILMS + MEMBERS), withMembers);
      }
    }
  }

  /**
   * One of a hundred texts, of which any two share one part of three at most: a Latin square. From
   * the hundredth on they come again.
   */
  static String honestText(int i) {
    return WHO[i % 10] + ' ' + DOES[i / 10 % 10] + ", " + AND[(i + i / 10) % 10] + '.';
  }

  /** The views without how many reviews are held and rejected, which a confirmation changes. */
  private static Map<String, String> shown(Map<String, String> views) {
    Map<String, String> shown = new TreeMap<>();
    views.forEach((film, view) -> shown.put(film, HIDDEN.matcher(view).replaceAll("")));
    return shown;
  }

  /** An honest review under each film, and members of one campaign in a mixed order. */
  private static void writeHonestOnesAndMembers(TestCluster cluster) {
    Random random = new Random(1);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    long from = Instant.now().minusSeconds(3_600).toEpochMilli();
    try (Writer writer = new Writer(cluster)) {
      for (int i = 0; i < FILMS; i++) {
        String text = honestText(i);
        writer.submission(review("film-" + i, "honest-" + i, text, 1 + i % 10, from), from);
      }
      for (int i = 0; i < MEMBERS; i++) {
        int member = order.get(i);
        long at = from + 3_000_000L * i / MEMBERS;
        writer.submission(
            review(
                "film-" + member % FILMS,
                "member-" + member,
                MOULDS[random.nextInt(MOULDS.length)],
                10,
                at),
            at);
      }
      writer.flush();
    }
  }

  private static ReviewSubmission review(
      String filmId, String reviewId, String text, int rating, long at) {
    return ReviewSubmission.newBuilder()
        .setKind(SubmissionKind.SUBMITTED)
        .setSubmissionId("s-" + reviewId)
        .setAuthorId("author-of-" + reviewId)
        .setFilmId(filmId)
        .setReviewId(reviewId)
        .setText(text)
        .setRating(rating)
        .setSubmittedAt(Instant.ofEpochMilli(at))
        .build();
  }

  private static void awaitMembers(VerdictLog log, Outcome outcome) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () ->
                assertThat(log.standing())
                    .hasSize(FILMS + MEMBERS)
                    .allSatisfy(
                        (review, verdict) ->
                            assertThat(verdict.getOutcome())
                                .as(review)
                                .isEqualTo(
                                    review.contains("member") ? outcome : Outcome.APPROVED)));
  }

  private static String onlyCampaign(TestCluster cluster, VerdictLog log, CampaignState state) {
    Map<String, Campaign> campaigns = new TreeMap<>();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              campaigns.clear();
              AvroSerde<Campaign> serde = AvroSerde.of(Campaign.class, WriterSchemas.none());
              log.readAll(
                  cluster.topics().campaigns(),
                  record ->
                      put(
                          campaigns,
                          new String(record.key(), UTF_8),
                          serde.decode(record.value())));
              assertThat(campaigns.values())
                  .singleElement()
                  .satisfies(one -> assertThat(one.getState()).isEqualTo(state));
            });
    return campaigns.keySet().iterator().next();
  }

  private static Map<String, QueuedJob> jobs(TestCluster cluster, VerdictLog log) {
    Map<String, QueuedJob> jobs = new HashMap<>();
    AvroSerde<QueuedJob> serde = AvroSerde.of(QueuedJob.class, WriterSchemas.none());
    log.readAll(
        cluster.topics().queue(),
        record -> put(jobs, new String(record.key(), UTF_8), serde.decode(record.value())));
    return jobs;
  }

  private static <V> void put(Map<String, V> map, String key, V value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }

  private static void awaitReviews(FilmView view, int count) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () -> {
              int shown = 0;
              for (int film = 0; film < FILMS; film++) {
                shown += view.reviews("film-" + film).size();
              }
              assertThat(shown).isEqualTo(count);
            });
  }

  /**
   * All that readers see of each film, its averages and what is held included, once they see so
   * many reviews and nothing is on its way any more.
   */
  private static Map<String, String> views(TestCluster cluster, FilmView view, int reviews)
      throws Exception {
    awaitReviews(view, reviews);
    new ConsumedTopics(cluster, "moderation-streams").awaitAll();
    new ConsumedTopics(cluster, "projection-service").awaitAll();
    Map<String, String> views = new TreeMap<>();
    for (int film = 0; film < FILMS; film++) {
      views.put("film-" + film, view.everything("film-" + film));
    }
    return views;
  }

  /** Fails with the films that readers see otherwise, each as it is and as it should be. */
  private static void awaitEqual(Callable<Map<String, String>> seen, Map<String, String> expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Map<String, String> differing = seen.call();
              differing.entrySet().removeIf(film -> isIn(expected, film));
              differing.replaceAll((film, now) -> now + "\n  instead of " + expected.get(film));
              assertThat(differing).isEmpty();
            });
  }

  private static boolean isIn(Map<String, String> expected, Map.Entry<String, String> film) {
    return film.getValue().equals(expected.get(film.getKey()));
  }
}
