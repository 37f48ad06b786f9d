package dev.screener.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.SiegeState;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.policy.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantee: a moderator's word stands until it is taken back, and taking it back leaves what
 * readers see as it would have been. From HTTP to HTTP, each change soon.
 */
@Timeout(400)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionsIT {

  /** Five seconds are what is promised; a machine that does much else is given more. */
  private static final Duration SOON = Duration.ofSeconds(Integer.getInteger("view.seconds", 60));

  private static final String LINK = "My long version is on https://kino-diary.example/crossing";
  private static final String GOOD = "The horse deserves an award for the scene at the river.";
  private static final Map<String, Object> APPROVE = Map.of("action", "APPROVE");
  private static final Map<String, Object> REJECT = Map.of("action", "REJECT");

  private TestCluster cluster;
  private VerdictLog log;
  private Site site;
  private FilmView view;
  private Map<String, String> services;

  TestCluster cluster(Path directory) {
    return TestCluster.start(1, directory);
  }

  @BeforeAll
  void startAll(@TempDir Path directory) throws Exception {
    cluster = cluster(directory);
    log = new VerdictLog(cluster);
    ServiceProcess moderation = cluster.moderation().start();
    ServiceProcess projection = cluster.projection().start();
    ServiceProcess ingest = cluster.ingest().start();
    moderation.awaitReady();
    projection.awaitReady();
    ingest.awaitReady();
    site = new Site(ingest.url());
    view = new FilmView(projection.url());
    services =
        Map.of(
            "ingest", ingest.url(),
            "moderation", moderation.url(),
            "projection", projection.url());
    // What is used for the first time is loaded first; readers wait for that only here.
    site.review("warming", "first", "nobody", 7, GOOD);
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> outcome("warming", "first"), "APPROVED"::equals);
  }

  @AfterAll
  void stopAll() throws Exception {
    log.close();
    cluster.close();
  }

  @Test
  void everyMetricIsInTheTableOfTheOperationsPageAndEveryOneOfTheTableIsTold() throws Exception {
    MetricsTable table = MetricsTable.read();
    assertThat(table.rows()).isNotEmpty();

    for (Map.Entry<String, String> service : services.entrySet()) {
      // A service looks after its topics and stores every 15 seconds.
      soon(() -> table.assertTold(service.getKey(), MetricsTable.toldBy(service.getValue())));
    }
  }

  @Test
  void rejectionAndItsUndoingLeaveTheFilmAsItWas() throws Exception {
    for (int i = 0; i < 7; i++) {
      site.review("undone", "review-" + i, "undone-author-" + i, 1 + i, GOOD + " Scene " + i + ".");
    }
    site.review("undone", "covered", "undone-author-c", 8, "Spoilers ahead! The butler knew it.");
    soon(() -> assertThat(view.reviews("undone")).hasSize(8));
    String before = view.everything("undone");

    for (String review : new String[] {"review-3", "covered"}) {
      String decision = site.decide(Site.ANNA, "undone", review, 1, REJECT);
      soon(() -> assertThat(view.reviews("undone")).hasSize(7).doesNotContain("undone/" + review));
      assertThat(view.everything("undone")).isNotEqualTo(before);

      site.decide(Site.ANNA, "undone", review, 1, Map.of("action", "UNDO", "undoes", decision));

      soon(() -> assertThat(view.everything("undone")).isEqualTo(before));
    }
  }

  @Test
  void approvalOfAHeldReviewAndItsUndoingLeaveTheFilmAsItWas() throws Exception {
    site.review("held", "other", "held-author-0", 6, GOOD);
    site.review("held", "link", "held-author-1", 9, LINK);
    soon(() -> assertThat(outcome("held", "link")).isEqualTo("HELD"));
    soon(() -> assertThat(view.reviews("held")).hasSize(1));
    String before = view.everything("held");

    String decision = site.decide(Site.ANNA, "held", "link", 1, APPROVE);
    soon(() -> assertThat(view.reviews("held")).hasSize(2));
    site.decide(Site.BELA, "held", "link", 1, Map.of("action", "UNDO", "undoes", decision));

    soon(() -> assertThat(view.everything("held")).isEqualTo(before));
    soon(() -> assertThat(outcome("held", "link")).isEqualTo("HELD"));
  }

  @Test
  void ofTwoModeratorsOnOneCaseTheSecondIsToldThatItLost() throws Exception {
    site.review("two", "link", "two-author", 9, LINK);
    soon(() -> assertThat(outcome("two", "link")).isEqualTo("HELD"));

    String first = site.decide(Site.ANNA, "two", "link", 1, APPROVE);
    String second = site.decide(Site.BELA, "two", "link", 1, REJECT);

    soon(() -> assertThat(answerTo(first)).isEqualTo(DecisionAnswer.APPLIED));
    soon(() -> assertThat(answerTo(second)).isEqualTo(DecisionAnswer.LOST));
    soon(() -> assertThat(view.reviews("two")).containsExactly("two/link"));
  }

  @Test
  void approvalRacingAnEditNeverShowsATextThatNobodyJudged() throws Exception {
    for (int race = 0; race < 6; race++) {
      String review = "race-" + race;
      String author = "race-author-" + race;
      String edited = "Edited: " + LINK;
      site.review("race", review, author, 9, LINK);
      soon(() -> assertThat(outcome("race", review)).isEqualTo("HELD"));

      CompletableFuture<Void> edit =
          CompletableFuture.runAsync(
              () -> quietly(() -> site.edit("race", review, author, 9, edited)));
      String decision = site.decide(Site.ANNA, "race", review, 1, APPROVE);
      edit.join();

      // Either way the new text has not been looked at, so it waits for a person again.
      soon(
          () ->
              assertThat(answerTo(decision))
                  .isIn(DecisionAnswer.APPLIED, DecisionAnswer.SUPERSEDED));
      soon(
          () -> {
            assertThat(view.review("race", review).path("revision").asInt()).isEqualTo(2);
            assertThat(outcome("race", review)).isEqualTo("HELD");
            assertThat(view.reviews("race")).doesNotContain("race/" + review);
          });
    }
  }

  @Test
  void approvedEditShowsItsOwnText() throws Exception {
    site.review("edit", "review", "edit-author", 9, LINK);
    soon(() -> assertThat(outcome("edit", "review")).isEqualTo("HELD"));

    site.edit("edit", "review", "edit-author", 9, "Edited: " + LINK);
    soon(() -> assertThat(view.review("edit", "review").path("revision").asInt()).isEqualTo(2));
    String late = site.decide(Site.ANNA, "edit", "review", 1, APPROVE);
    soon(() -> assertThat(answerTo(late)).isEqualTo(DecisionAnswer.SUPERSEDED));
    assertThat(view.reviews("edit")).isEmpty();
    site.decide(Site.ANNA, "edit", "review", 2, APPROVE);

    soon(() -> assertThat(view.everything("edit")).contains("Edited: " + LINK));
  }

  @Test
  void appealOverturnsOnlyByAnotherModerator() throws Exception {
    site.review("appeal", "review", "appellant", 8, GOOD);
    soon(() -> assertThat(view.reviews("appeal")).hasSize(1));
    String before = view.everything("appeal");
    site.decide(Site.ANNA, "appeal", "review", 1, REJECT);
    soon(() -> assertThat(view.reviews("appeal")).isEmpty());

    site.appeal("appeal", "review", "appellant", "It says nothing but what I saw.");
    soon(() -> assertThat(log.standing().get("appeal/review").getAppealed()).isTrue());
    String own = site.decide(Site.ANNA, "appeal", "review", 1, APPROVE);
    soon(() -> assertThat(answerTo(own)).isEqualTo(DecisionAnswer.OWN));
    assertThat(view.reviews("appeal")).isEmpty();
    site.decide(Site.BELA, "appeal", "review", 1, APPROVE);

    soon(() -> assertThat(view.everything("appeal")).isEqualTo(before));
  }

  @Test
  void oneDecisionSettlesAllThatASiegeHoldsAndItsUndoingLeavesTheFilmAsItWas() throws Exception {
    // Given
    try (Writer writer = new Writer(cluster)) {
      SiegeTraffic.write(writer, "besieged", Instant.now().minusSeconds(3_600));
    }
    await()
        .atMost(Duration.ofSeconds(120))
        .untilAsserted(
            () -> {
              assertThat(standing("besieged")).hasSize(3 * SiegeTraffic.EACH);
              assertThat(siegeJobs()).containsExactly("siege/besieged");
            });
    // What the siege holds in looking back has come, too.
    new ConsumedTopics(cluster, "moderation-streams").awaitRest();
    new ConsumedTopics(cluster, "projection-service").awaitAll();
    Set<String> held = standing("besieged", Outcome.HELD);
    Set<String> bySiege = heldBySiege("besieged");
    int shown = standing("besieged", Outcome.APPROVED).size();
    soon(() -> assertThat(view.reviews("besieged")).hasSize(shown));
    String before = view.everything("besieged");
    Instant openedAt = siege("besieged").getOpenedAt();
    assertThat(bySiege).hasSizeGreaterThan(SiegeTraffic.EACH / 2);

    // When
    String rejection = site.decideOnSiege(Site.ANNA, "besieged", openedAt, REJECT);

    // Then
    soon(() -> assertThat(standing("besieged", Outcome.REJECTED)).containsAll(bySiege));
    soon(() -> assertThat(siege("besieged").getRuledBy()).isEqualTo(rejection));
    assertThat(siege("besieged").getState()).isEqualTo(SiegeState.CONFIRMED);
    // A transaction's records on several topics are not to be read at the same moment.
    soon(() -> assertThat(siegeJobs()).isEmpty());
    assertThat(view.reviews("besieged")).hasSize(shown);
    undo(openedAt, rejection);
    soon(() -> assertThat(view.everything("besieged")).isEqualTo(before));
    soon(() -> assertThat(standing("besieged", Outcome.HELD)).isEqualTo(held));
    soon(() -> assertThat(siegeJobs()).containsExactly("siege/besieged"));
    String clearance = site.decideOnSiege(Site.BELA, "besieged", openedAt, APPROVE);
    soon(() -> assertThat(heldBySiege("besieged")).isEmpty());
    soon(
        () ->
            assertThat(view.reviews("besieged"))
                .hasSize(standing("besieged", Outcome.APPROVED).size())
                .hasSizeGreaterThan(shown));
    undo(openedAt, clearance);
    soon(() -> assertThat(view.everything("besieged")).isEqualTo(before));
  }

  private void undo(Instant openedAt, String decisionId) throws Exception {
    site.decideOnSiege(
        Site.ANNA, "besieged", openedAt, Map.of("action", "UNDO", "undoes", decisionId));
  }

  private Map<String, ReviewVerdict> standing(String filmId) {
    Map<String, ReviewVerdict> standing = log.standing();
    standing.keySet().removeIf(key -> !key.startsWith(filmId + "/"));
    return standing;
  }

  private Set<String> standing(String filmId, Outcome outcome) {
    Map<String, ReviewVerdict> standing = standing(filmId);
    standing.values().removeIf(verdict -> verdict.getOutcome() != outcome);
    return standing.keySet();
  }

  private Set<String> heldBySiege(String filmId) {
    Map<String, ReviewVerdict> held = standing(filmId);
    held.values()
        .removeIf(
            verdict ->
                verdict.getOutcome() != Outcome.HELD
                    || !verdict.getReasons().contains(Reason.SIEGE.code()));
    return held.keySet();
  }

  /** The film's only siege, open or not. */
  private FilmSiege siege(String filmId) {
    Map<String, FilmSiege> sieges = new TreeMap<>();
    AvroSerde<FilmSiege> serde = AvroSerde.of(FilmSiege.class, WriterSchemas.none());
    log.readAll(
        cluster.topics().siegeFiles(),
        record -> sieges.put(new String(record.key(), UTF_8), serde.decode(record.value())));
    sieges.keySet().removeIf(key -> !key.startsWith(filmId + "/"));
    assertThat(sieges).hasSize(1);
    return sieges.values().iterator().next();
  }

  private Set<String> siegeJobs() {
    Set<String> jobs = new TreeSet<>();
    log.readAll(
        cluster.topics().queue(),
        record -> {
          String jobId = new String(record.key(), UTF_8);
          if (record.value() == null) {
            jobs.remove(jobId);
          } else if (jobId.startsWith("siege/")) {
            jobs.add(jobId);
          }
        });
    return jobs;
  }

  private static void soon(ThrowingRunnable right) {
    await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(right);
  }

  private String outcome(String filmId, String reviewId) throws Exception {
    return view.review(filmId, reviewId).path("outcome").asText();
  }

  private DecisionAnswer answerTo(String decisionId) {
    log.readOn();
    return log.bySubmission().values().stream()
        .flatMap(verdicts -> verdicts.stream())
        .filter(verdict -> Objects.equals(verdict.getDecisionId(), decisionId))
        .map(ReviewVerdict::getDecisionAnswer)
        .findFirst()
        .orElse(null);
  }

  private static void quietly(ThrowingRunnable step) {
    try {
      step.run();
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
