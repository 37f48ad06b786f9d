package dev.screener.contracts.topics;

import static dev.screener.contracts.topics.Topic.Cleanup.COMPACT;
import static dev.screener.contracts.topics.Topic.Cleanup.DELETE;
import static java.time.Duration.ofDays;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.JobClaim;
import dev.screener.contracts.event.JobEscalation;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.PersonKey;
import dev.screener.contracts.event.PublishedModel;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReportSettled;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.contracts.event.StandingChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Every topic of Screener, on one screen. */
public final class TopicCatalogue {

  public static final int DEFAULT_PARTITIONS = 12;

  /** Each costs moderation-streams some twenty stores. */
  public static final int MOST_PARTITIONS = 1_000;

  private static final String INGEST = "ingest-service";
  private static final String MODERATION = "moderation-streams";
  private static final String PROJECTION = "projection-service";
  private static final String OPERATORS = "screener model publish";
  private static final Duration LONG = ofDays(400);

  /**
   * What came in, and all that moderation-streams says to itself about it. Records there bear the
   * times of what came in, by which a broker deletes: kept more briefly, those of a replay or of a
   * long backlog would be gone before they are read, and with them verdicts and ends of holds.
   */
  private static final Duration WAY_IN = ofDays(30);

  private final String prefix;
  private final int partitions;
  private final List<Topic<?>> all = new ArrayList<>();

  private final Topic<ReviewSubmission> submitted;
  private final Topic<ReviewSubmission> rerouted;
  private final Topic<ReviewVerdict> verdicts;
  private final Topic<ApprovedReview> approved;
  private final Topic<QueuedJob> queue;
  private final Topic<StandingChange> standing;
  private final Topic<ModeratorDecision> decisions;
  private final Topic<CampaignDecision> campaignDecisions;
  private final Topic<SiegeDecision> siegeDecisions;
  private final Topic<Campaign> campaigns;
  private final Topic<FilmSiege> sieges;
  private final Topic<FilmSiege> siegeFiles;
  private final Topic<SpecificRecord> linked;
  private final Topic<SpecificRecord> due;
  private final Topic<Film> films;
  private final Topic<ReviewReport> reports;
  private final Topic<PublishedPolicy> policies;
  private final Topic<PublishedModel> models;
  private final Topic<PersonKey> personKeys;
  private final Topic<ModerationStats> stats;
  private final Topic<JobClaim> claims;
  private final Topic<JobEscalation> escalations;
  private final Topic<ReportSettled> reportersStanding;
  private final Topic<SpecificRecord> schemas;

  /**
   * @param prefix put before each name, so that several sites can share a cluster; may be empty
   * @param partitions of each topic that is partitioned by film or by author
   */
  public TopicCatalogue(String prefix, int partitions) {
    this.prefix = prefix;
    this.partitions = partitions;

    // The way in.
    submitted = input("reviews.submitted", "authorId", ReviewSubmission.class, DELETE, WAY_IN);
    decisions =
        input("moderation.decisions", "filmId/reviewId", ModeratorDecision.class, DELETE, LONG);
    reports =
        input("moderation.reports", "filmId/reviewId", ReviewReport.class, DELETE, ofDays(30));
    // One partition: the step that names campaigns is one.
    campaignDecisions =
        add(
            "moderation.campaign-decisions",
            "campaignId",
            CampaignDecision.class,
            1,
            DELETE,
            LONG,
            INGEST,
            true);
    siegeDecisions =
        input("moderation.siege-decisions", "filmId", SiegeDecision.class, DELETE, LONG);
    // One partition: the order of versions counts.
    policies =
        add(
            "moderation.policies",
            "name/version",
            PublishedPolicy.class,
            1,
            COMPACT,
            ofDays(30),
            INGEST,
            true);
    models =
        add(
            "moderation.models",
            "name/version",
            PublishedModel.class,
            1,
            COMPACT,
            ofDays(30),
            OPERATORS,
            true);
    personKeys =
        add(
            "persons.keys",
            "SHA-256 of the person's id",
            PersonKey.class,
            1,
            COMPACT,
            ofDays(30),
            INGEST,
            false);
    films = input("films.catalog", "filmId", Film.class, COMPACT, ofDays(30));

    // The way out.
    verdicts = output("reviews.verdicts", "filmId/reviewId", ReviewVerdict.class, DELETE, LONG);
    approved =
        output("reviews.approved", "filmId/reviewId", ApprovedReview.class, COMPACT, ofDays(30));
    queue = output("moderation.queue", "jobId", QueuedJob.class, COMPACT, ofDays(30));
    campaigns = output("moderation.campaigns", "campaignId", Campaign.class, COMPACT, ofDays(30));
    sieges = output("films.sieges", "filmId", FilmSiege.class, COMPACT, ofDays(30));
    siegeFiles =
        output("moderation.sieges", "filmId/openedAt", FilmSiege.class, COMPACT, ofDays(30));
    stats =
        output("moderation.stats", "minute/partition", ModerationStats.class, DELETE, ofDays(7));

    // Within moderation-streams: one desk's word to an earlier one, records that another client's
    // partitioner misplaced, holds whose time is up, and reviews that pass the campaign desk again.
    standing = output("authors.standing", "authorId", StandingChange.class, DELETE, WAY_IN);
    reportersStanding =
        output("reporters.standing", "reporterId", ReportSettled.class, DELETE, WAY_IN);
    due = add("cases.due", "filmId/reviewId", null, partitions, DELETE, WAY_IN, MODERATION, false);
    linked =
        add(
            "reviews.linked",
            "template/filmId/reviewId",
            null,
            partitions,
            DELETE,
            WAY_IN,
            MODERATION,
            false);
    rerouted = output("reviews.rerouted", "authorId", ReviewSubmission.class, DELETE, WAY_IN);

    // Who looks at which job. One partition: the first claim counts. Kept briefly, since it is
    // about people.
    claims =
        add("moderation.claims", "jobId", JobClaim.class, 1, DELETE, ofDays(1), PROJECTION, false);
    // Which cases were handed to those with more say, and why; on record as long as decisions are.
    escalations =
        add(
            "moderation.escalations",
            "jobId",
            JobEscalation.class,
            1,
            DELETE,
            LONG,
            PROJECTION,
            false);

    // Schemas as text, by fingerprint, for readers without a registry.
    schemas = add("screener.schemas", "fingerprint", null, 1, COMPACT, ofDays(30), "all", false);
  }

  public Topic<ReviewSubmission> submitted() {
    return submitted;
  }

  public Topic<ReviewSubmission> rerouted() {
    return rerouted;
  }

  public Topic<ReviewVerdict> verdicts() {
    return verdicts;
  }

  public Topic<ApprovedReview> approved() {
    return approved;
  }

  public Topic<QueuedJob> queue() {
    return queue;
  }

  public Topic<StandingChange> standing() {
    return standing;
  }

  public Topic<Film> films() {
    return films;
  }

  public Topic<ModeratorDecision> decisions() {
    return decisions;
  }

  public Topic<ReviewReport> reports() {
    return reports;
  }

  public Topic<PublishedPolicy> policies() {
    return policies;
  }

  public Topic<PublishedModel> models() {
    return models;
  }

  public Topic<PersonKey> personKeys() {
    return personKeys;
  }

  public Topic<ModerationStats> stats() {
    return stats;
  }

  public Topic<JobClaim> claims() {
    return claims;
  }

  public Topic<JobEscalation> escalations() {
    return escalations;
  }

  public Topic<ReportSettled> reportersStanding() {
    return reportersStanding;
  }

  public Topic<CampaignDecision> campaignDecisions() {
    return campaignDecisions;
  }

  public Topic<Campaign> campaigns() {
    return campaigns;
  }

  public Topic<SiegeDecision> siegeDecisions() {
    return siegeDecisions;
  }

  /** The open sieges. */
  public Topic<FilmSiege> sieges() {
    return sieges;
  }

  /** All sieges of the last months and what was decided on them; openedAt in ms since the epoch. */
  public Topic<FilmSiege> siegeFiles() {
    return siegeFiles;
  }

  /** Values are moderation-streams' own, and hold the reviews' texts. */
  public Topic<SpecificRecord> linked() {
    return linked;
  }

  /** Values are moderation-streams' own. */
  public Topic<SpecificRecord> due() {
    return due;
  }

  /** Values are schemas as JSON text; keys their CRC-64-AVRO fingerprints as 16 hex digits. */
  public Topic<SpecificRecord> schemas() {
    return schemas;
  }

  /**
   * Where a service puts what it could not read of a topic that is not in this catalogue, its own
   * repartition topics.
   */
  public String internalDeadLetters() {
    return prefix + "screener.internal.dlq";
  }

  /** The dead-letter topic of a topic by its name on the cluster. */
  public String deadLettersOf(String topicName) {
    return byName(topicName).map(Topic::deadLetters).orElse(internalDeadLetters());
  }

  public String prefix() {
    return prefix;
  }

  public int partitions() {
    return partitions;
  }

  /** All but the dead-letter topics, in the order above. */
  public List<Topic<?>> all() {
    return List.copyOf(all);
  }

  /** A topic by its name on the cluster, or by its name without the prefix. */
  public Optional<Topic<?>> byName(String name) {
    return all.stream()
        .filter(topic -> topic.name().equals(name) || topic.name().equals(prefix + name))
        .findFirst();
  }

  /** One dead-letter topic for each topic, and one for what is internal to a service. */
  public List<Topic<?>> deadLetters() {
    List<Topic<?>> letters = new ArrayList<>();
    for (Topic<?> topic : all) {
      letters.add(deadLetter(topic.deadLetters()));
    }
    letters.add(deadLetter(internalDeadLetters()));
    return letters;
  }

  /**
   * The topics whose dead letters may be sent in again: those that moderation-streams takes in one
   * by one, where a late record is only late. On the others a later record of a key outdoes an
   * earlier one.
   */
  public List<Topic<?>> replayable() {
    return List.of(
        submitted,
        rerouted,
        linked,
        decisions,
        campaignDecisions,
        siegeDecisions,
        reports,
        due,
        standing,
        reportersStanding);
  }

  private static Topic<SpecificRecord> deadLetter(String name) {
    return new Topic<>(name, "as came", null, 1, DELETE, ofDays(30), "readers", false);
  }

  private <V extends SpecificRecord> Topic<V> input(
      String name, String key, Class<V> value, Topic.Cleanup cleanup, Duration retention) {
    return add(name, key, value, partitions, cleanup, retention, INGEST, true);
  }

  private <V extends SpecificRecord> Topic<V> output(
      String name, String key, Class<V> value, Topic.Cleanup cleanup, Duration retention) {
    return add(name, key, value, partitions, cleanup, retention, MODERATION, false);
  }

  private <V extends SpecificRecord> Topic<V> add(
      String name,
      String key,
      @Nullable Class<V> value,
      int count,
      Topic.Cleanup cleanup,
      Duration retention,
      String owner,
      boolean input) {
    Topic<V> topic =
        new Topic<>(prefix + name, key, value, count, cleanup, retention, owner, input);
    all.add(topic);
    return topic;
  }
}
