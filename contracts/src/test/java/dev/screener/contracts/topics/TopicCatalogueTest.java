package dev.screener.contracts.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicCatalogueTest {

  private static final long DAY = 86_400_000L;

  private final TopicCatalogue catalogue = new TopicCatalogue("", 12);

  @ParameterizedTest
  @CsvSource({
    // name, key, value, partitions, cleanup, days kept, owner, takes records from outside
    "reviews.submitted, authorId,        ReviewSubmission, 12, delete,  30,  ingest-service,     true",
    "moderation.decisions, filmId/reviewId, ModeratorDecision, 12, delete, 400, ingest-service, true",
    "moderation.campaign-decisions, campaignId, CampaignDecision, 1, delete, 400, ingest-service, true",
    "moderation.siege-decisions, filmId, SiegeDecision,    12, delete,  400, ingest-service,     true",
    "moderation.reports, filmId/reviewId, ReviewReport,    12, delete,  30,  ingest-service,     true",
    "moderation.policies, name/version,  PublishedPolicy,  1,  compact, 30,  ingest-service,     true",
    "moderation.models, name/version,    PublishedModel,   1,  compact, 30,  screener model publish, true",
    "persons.keys, 'SHA-256 of the person''s id', PersonKey,  1,  compact, 30,  ingest-service,     false",
    "films.catalog,     filmId,          Film,             12, compact, 30,  ingest-service,     true",
    "reviews.verdicts,  filmId/reviewId, ReviewVerdict,    12, delete,  400, moderation-streams, false",
    "reviews.approved,  filmId/reviewId, ApprovedReview,   12, compact, 30,  moderation-streams, false",
    "moderation.queue,  jobId,           QueuedJob,        12, compact, 30,  moderation-streams, false",
    "moderation.campaigns, campaignId,   Campaign,         12, compact, 30,  moderation-streams, false",
    "films.sieges,      filmId,          FilmSiege,        12, compact, 30,  moderation-streams, false",
    "moderation.sieges, filmId/openedAt, FilmSiege,        12, compact, 30,  moderation-streams, false",
    "moderation.stats,  minute/partition, ModerationStats, 12, delete,  7,   moderation-streams, false",
    "moderation.claims, jobId,           JobClaim,         1,  delete,  1,   projection-service, false",
    "moderation.escalations, jobId,      JobEscalation,    1,  delete,  400, projection-service, false",
    "authors.standing,  authorId,        StandingChange,   12, delete,  30,  moderation-streams, false",
    "reporters.standing, reporterId,     ReportSettled,    12, delete,  30,  moderation-streams, false",
    "cases.due,         filmId/reviewId, ,                 12, delete,  30,  moderation-streams, false",
    "reviews.linked,   template/filmId/reviewId, ,        12, delete,  30,  moderation-streams, false",
    "reviews.rerouted,  authorId,        ReviewSubmission, 12, delete,  30,  moderation-streams, false",
    "screener.schemas,  fingerprint,     ,                 1,  compact, 30,  all,                false",
  })
  void eachTopicIsAsAgreed(
      String name,
      String key,
      String value,
      int partitions,
      String cleanup,
      int days,
      String owner,
      boolean input) {
    Topic<?> topic = catalogue.byName(name).orElseThrow();

    Map<String, String> configs = topic.configs();

    assertThat(topic.name()).isEqualTo(name);
    assertThat(topic.key()).isEqualTo(key);
    assertThat(topic.value() == null ? null : topic.value().getSimpleName()).isEqualTo(value);
    assertThat(topic.partitions()).isEqualTo(partitions);
    assertThat(topic.owner()).isEqualTo(owner);
    assertThat(configs)
        .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup)
        .containsEntry(
            cleanup.equals("compact")
                ? TopicConfig.DELETE_RETENTION_MS_CONFIG
                : TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(days * DAY));
    assertThat(configs.get(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG))
        .isEqualTo(input ? "60000" : null);
  }

  @Test
  void aModelOfTheLargestSizeIsTaken() {
    assertThat(catalogue.models().configs())
        .containsEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "12582912");
  }

  @Test
  void noTopicIsLeftOutOfTheTable() {
    assertThat(catalogue.all())
        .extracting(Topic::name)
        .containsExactly(
            "reviews.submitted",
            "moderation.decisions",
            "moderation.reports",
            "moderation.campaign-decisions",
            "moderation.siege-decisions",
            "moderation.policies",
            "moderation.models",
            "persons.keys",
            "films.catalog",
            "reviews.verdicts",
            "reviews.approved",
            "moderation.queue",
            "moderation.campaigns",
            "films.sieges",
            "moderation.sieges",
            "moderation.stats",
            "authors.standing",
            "reporters.standing",
            "cases.due",
            "reviews.linked",
            "reviews.rerouted",
            "moderation.claims",
            "moderation.escalations",
            "screener.schemas");
  }

  @Test
  void whatIsErasedIsGoneFromCompactedTopicsWithinADay() {
    assertThat(catalogue.all())
        .filteredOn(topic -> topic.cleanup() == Topic.Cleanup.COMPACT)
        .isNotEmpty()
        .allSatisfy(
            topic ->
                assertThat(topic.configs())
                    .containsEntry(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(DAY)));
  }

  /** Its records bear the times of what came in, which may be as old as the way in is long. */
  @Test
  void whatModerationSaysToItselfLivesAsLongAsTheWayIn() {
    Duration wayIn = catalogue.submitted().retention();

    assertThat(
            List.of(
                catalogue.linked(),
                catalogue.rerouted(),
                catalogue.due(),
                catalogue.standing(),
                catalogue.reportersStanding()))
        .allSatisfy(topic -> assertThat(topic.retention()).isGreaterThanOrEqualTo(wayIn));
  }

  @Test
  void whatGoesByAgeIsRolledDailySoThatItDoesGo() {
    assertThat(catalogue.all())
        .filteredOn(topic -> topic.cleanup() == Topic.Cleanup.DELETE)
        .isNotEmpty()
        .allSatisfy(
            topic ->
                assertThat(topic.configs())
                    .containsEntry(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(DAY)));
  }

  @Test
  void eachTopicHasItsDeadLettersAndSoHasWhatIsInternal() {
    List<String> letters = catalogue.deadLetters().stream().map(Topic::name).toList();

    assertThat(letters)
        .hasSize(catalogue.all().size() + 1)
        .contains("reviews.submitted.dlq", "screener.schemas.dlq", "screener.internal.dlq");
    assertThat(catalogue.deadLettersOf("reviews.submitted")).isEqualTo("reviews.submitted.dlq");
    assertThat(catalogue.deadLettersOf("moderation-streams-examined-repartition"))
        .isEqualTo("screener.internal.dlq");
    assertThat(catalogue.deadLetters())
        .allSatisfy(
            topic ->
                assertThat(topic.configs())
                    .containsEntry(TopicConfig.RETENTION_MS_CONFIG, Long.toString(30 * DAY)));
  }

  @Test
  void aPrefixStandsBeforeEveryNameAndIsNotNeededToFindATopic() {
    TopicCatalogue ours = new TopicCatalogue("ours.", 2);

    assertThat(ours.all()).extracting(Topic::name).allMatch(name -> name.startsWith("ours."));
    assertThat(ours.deadLetters())
        .extracting(Topic::name)
        .allMatch(name -> name.startsWith("ours."));
    assertThat(ours.byName("films.catalog")).contains(ours.films());
    assertThat(ours.byName("ours.films.catalog")).contains(ours.films());
    assertThat(ours.deadLettersOf("ours.reviews.submitted"))
        .isEqualTo("ours.reviews.submitted.dlq");
    assertThat(catalogue.byName("ours.films.catalog")).isEmpty();
  }
}
