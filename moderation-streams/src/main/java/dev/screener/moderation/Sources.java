package dev.screener.moderation;

import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.ReportSettled;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.moderation.films.Films;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.Received;
import dev.screener.moderation.line.ReportCheck;
import dev.screener.moderation.models.KeepModels;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.policies.KeepPolicies;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.record.CaseTimer;
import dev.screener.moderation.record.ScreenedReview;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;

/**
 * Where the flow begins: what is read from topics that others write, or that the flow itself ends
 * in.
 */
final class Sources {

  private final StreamsBuilder builder;
  private final TopicCatalogue topics;
  private final WriterSchemas writerSchemas;
  private final Formats formats;

  Sources(
      StreamsBuilder builder, TopicCatalogue topics, WriterSchemas writerSchemas, Formats formats) {
    this.builder = builder;
    this.topics = topics;
    this.writerSchemas = writerSchemas;
    this.formats = formats;
  }

  /** What every instance knows whole; the global stores take bytes. */
  void learn(PolicyTimeline policies, ModelTimeline models, Films films, ModerationMeters meters) {
    learnPolicies(policies, meters);
    learnModels(models, meters);
    learnFilms(films);
  }

  private void learnPolicies(PolicyTimeline policies, ModerationMeters meters) {
    builder.addGlobalStore(
        KeepPolicies.store(),
        topics.policies().name(),
        globally(topics.policies()),
        new KeepPolicies(writerSchemas, policies, meters));
  }

  private void learnModels(ModelTimeline models, ModerationMeters meters) {
    builder.addGlobalStore(
        KeepModels.store(),
        topics.models().name(),
        globally(topics.models()),
        new KeepModels(writerSchemas, models, meters));
  }

  private void learnFilms(Films films) {
    builder.addGlobalStore(Films.store(), topics.films().name(), globally(topics.films()), films);
  }

  KStream<String, Received> submitted() {
    return builder.stream(
        topics.submitted().name(), formats.consumed(topics.submitted(), formats.received()));
  }

  KStream<String, Received> rerouted() {
    return builder.stream(
        topics.rerouted().name(), formats.consumed(topics.rerouted(), formats.received()));
  }

  KStream<String, StandingChange> standing() {
    return builder.stream(
        topics.standing().name(),
        formats.consumedByKey(topics.standing(), formats.avro(StandingChange.class)));
  }

  KStream<String, ReviewReport> reports() {
    return builder.stream(
        topics.reports().name(),
        formats.consumed(topics.reports(), ReportCheck.serde(writerSchemas)));
  }

  KStream<String, ReportSettled> reportersStanding() {
    return builder.stream(
        topics.reportersStanding().name(),
        formats.consumedByKey(topics.reportersStanding(), formats.avro(ReportSettled.class)));
  }

  KStream<String, ModeratorDecision> decisions() {
    return builder.stream(
        topics.decisions().name(),
        formats.consumedByKey(topics.decisions(), formats.avro(ModeratorDecision.class)));
  }

  KStream<String, SiegeDecision> siegeDecisions() {
    return builder.stream(
        topics.siegeDecisions().name(),
        formats.consumedByKey(topics.siegeDecisions(), formats.avro(SiegeDecision.class)));
  }

  KStream<String, CaseTimer> due() {
    return builder.stream(
        topics.due().name(), formats.consumedByKey(topics.due(), formats.avro(CaseTimer.class)));
  }

  KStream<String, ScreenedReview> linked() {
    return builder.stream(
        topics.linked().name(),
        formats.consumedByKey(topics.linked(), formats.avro(ScreenedReview.class)));
  }

  KStream<String, CampaignDecision> campaignDecisions() {
    return builder.stream(
        topics.campaignDecisions().name(),
        formats.consumed(topics.campaignDecisions(), formats.avro(CampaignDecision.class)));
  }

  /** As bytes: what cannot be read would otherwise kill the global thread. */
  private static Consumed<byte[], byte[]> globally(Topic<?> topic) {
    return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("read-" + topic.name());
  }
}
