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
import org.apache.avro.specific.SpecificRecord;

/** Puts what was taken in onto its topic. */
final class Submissions {

  private final AvroSerde<ReviewSubmission> reviews;
  private final AvroSerde<Film> films;
  private final AvroSerde<ReviewReport> reports;
  private final AvroSerde<ModeratorDecision> decisions;
  private final AvroSerde<CampaignDecision> campaignDecisions;
  private final AvroSerde<SiegeDecision> siegeDecisions;
  private final AvroSerde<PublishedPolicy> policies;
  private final TopicCatalogue topics;
  private final String submitted;
  private final String catalogue;
  private final String schemas;
  private final TopicWriter writer;
  private final AtomicBoolean probing = new AtomicBoolean();

  /**
   * @param formats says in which format each topic is written
   */
  Submissions(TopicCatalogue topics, TopicWriter writer, WriterSchemas formats) {
    this.reviews = AvroSerde.of(ReviewSubmission.class, formats);
    this.films = AvroSerde.of(Film.class, formats);
    this.reports = AvroSerde.of(ReviewReport.class, formats);
    this.decisions = AvroSerde.of(ModeratorDecision.class, formats);
    this.campaignDecisions = AvroSerde.of(CampaignDecision.class, formats);
    this.siegeDecisions = AvroSerde.of(SiegeDecision.class, formats);
    this.policies = AvroSerde.of(PublishedPolicy.class, formats);
    this.topics = topics;
    this.submitted = topics.submitted().name();
    this.catalogue = topics.films().name();
    this.schemas = topics.schemas().name();
    this.writer = writer;
  }

  /** Ends once the brokers have answered, or could not; see {@link TopicWriter#write}. */
  CompletionStage<Publication> publish(ReviewSubmission submission) {
    byte[] value = Objects.requireNonNull(reviews.serialize(submitted, submission));
    return writer.write(submitted, submission.getAuthorId(), value);
  }

  /** As above. */
  CompletionStage<Publication> publish(Film film) {
    byte[] value = Objects.requireNonNull(films.serialize(catalogue, film));
    return writer.write(catalogue, film.getFilmId(), value);
  }

  /** As above. */
  CompletionStage<Publication> publish(ReviewReport report) {
    String key = Ids.reviewKey(report.getFilmId(), report.getReviewId());
    return byFilm(topics.reports(), key, report, reports);
  }

  /** As above. */
  CompletionStage<Publication> publish(ModeratorDecision decision) {
    String key = Ids.reviewKey(decision.getFilmId(), decision.getReviewId());
    return byFilm(topics.decisions(), key, decision, decisions);
  }

  /** As above. */
  CompletionStage<Publication> publish(CampaignDecision decision) {
    String topic = topics.campaignDecisions().name();
    return writer.write(
        topic, 0, decision.getCampaignId(), campaignDecisions.serialize(topic, decision));
  }

  /** As above. */
  CompletionStage<Publication> publish(SiegeDecision decision) {
    return byFilm(topics.siegeDecisions(), decision.getFilmId(), decision, siegeDecisions);
  }

  /** As above. */
  CompletionStage<Publication> publish(PublishedPolicy policy) {
    String key = policy.getName() + '/' + policy.getVersion();
    String topic = topics.policies().name();
    return writer.write(topic, 0, key, policies.serialize(topic, policy));
  }

  /** One film's reviews, reports and decisions meet in one partition. */
  private <V extends SpecificRecord> CompletionStage<Publication> byFilm(
      Topic<V> topic, String key, V value, AvroSerde<V> serde) {
    return writer.write(
        topic.name(),
        Partitioning.ofFilm(key, topic.partitions()),
        key,
        serde.serialize(topic.name(), value));
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
