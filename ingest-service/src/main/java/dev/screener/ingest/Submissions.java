package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Ids;
import dev.screener.contracts.topics.Partitioning;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Puts what was taken in onto its topic. */
final class Submissions {

  private final AvroSerde<ReviewSubmission> reviews =
      AvroSerde.of(ReviewSubmission.class, WriterSchemas.none());
  private final AvroSerde<Film> films = AvroSerde.of(Film.class, WriterSchemas.none());
  private final AvroSerde<ReviewReport> reports =
      AvroSerde.of(ReviewReport.class, WriterSchemas.none());
  private final AvroSerde<ModeratorDecision> decisions =
      AvroSerde.of(ModeratorDecision.class, WriterSchemas.none());
  private final AvroSerde<CampaignDecision> campaignDecisions =
      AvroSerde.of(CampaignDecision.class, WriterSchemas.none());
  private final AvroSerde<SiegeDecision> siegeDecisions =
      AvroSerde.of(SiegeDecision.class, WriterSchemas.none());
  private final AvroSerde<PublishedPolicy> policies =
      AvroSerde.of(PublishedPolicy.class, WriterSchemas.none());
  private final TopicCatalogue topics;
  private final String submitted;
  private final String catalogue;
  private final String schemas;
  private final TopicWriter writer;
  private final AtomicBoolean probing = new AtomicBoolean();

  Submissions(TopicCatalogue topics, TopicWriter writer) {
    this.topics = topics;
    this.submitted = topics.submitted().name();
    this.catalogue = topics.films().name();
    this.schemas = topics.schemas().name();
    this.writer = writer;
  }

  /** Ends once the brokers have answered, or could not; see {@link TopicWriter#write}. */
  CompletionStage<Publication> publish(ReviewSubmission submission) {
    byte[] value = Objects.requireNonNull(reviews.encode(submission));
    return writer.write(submitted, submission.getAuthorId(), value);
  }

  /** As above. */
  CompletionStage<Publication> publish(Film film) {
    byte[] value = Objects.requireNonNull(films.encode(film));
    return writer.write(catalogue, film.getFilmId(), value);
  }

  /** As above. */
  CompletionStage<Publication> publish(ReviewReport report) {
    String key = Ids.reviewKey(report.getFilmId(), report.getReviewId());
    return byFilm(topics.reports(), key, reports.encode(report));
  }

  /** As above. */
  CompletionStage<Publication> publish(ModeratorDecision decision) {
    String key = Ids.reviewKey(decision.getFilmId(), decision.getReviewId());
    return byFilm(topics.decisions(), key, decisions.encode(decision));
  }

  /** As above. */
  CompletionStage<Publication> publish(CampaignDecision decision) {
    return writer.write(
        topics.campaignDecisions().name(),
        0,
        decision.getCampaignId(),
        campaignDecisions.encode(decision));
  }

  /** As above. */
  CompletionStage<Publication> publish(SiegeDecision decision) {
    return byFilm(topics.siegeDecisions(), decision.getFilmId(), siegeDecisions.encode(decision));
  }

  /** As above. */
  CompletionStage<Publication> publish(PublishedPolicy policy) {
    String key = policy.getName() + '/' + policy.getVersion();
    return writer.write(topics.policies().name(), 0, key, policies.encode(policy));
  }

  /** One film's reviews, reports and decisions meet in one partition. */
  private CompletionStage<Publication> byFilm(Topic<?> topic, String key, byte @Nullable [] value) {
    return writer.write(topic.name(), Partitioning.ofFilm(key, topic.partitions()), key, value);
  }

  /** Whether long uploads should pause. */
  boolean isCongested() {
    return writer.isCongested();
  }

  /**
   * Tries the brokers when they last failed, so that a service which gets no requests because it is
   * not ready learns that it is again. Puts down a schema that stands there already, which changes
   * nothing.
   */
  void probe() {
    if (!writer.isAcknowledging() && probing.compareAndSet(false, true)) {
      Schema schema = ReviewSubmission.getClassSchema();
      writer
          .write(schemas, SchemaTopic.key(schema), schema.toString().getBytes(UTF_8))
          .whenComplete((publication, failure) -> probing.set(false));
    }
  }
}
