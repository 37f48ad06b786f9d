package dev.screener.projection.moderation;

import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.JobClaim;
import dev.screener.contracts.event.JobEscalation;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.projection.view.ReadAlong;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.jspecify.annotations.Nullable;

/**
 * From the topics to the moderation view:
 *
 * <pre>
 * reviews.verdicts              -> keep-past-verdicts -> what was said of a review before
 *                               -> keep-film-past     -> what was said of a film's reviews lately
 * moderation.queue              -> the queue, on every instance
 * moderation.claims             -> who looks at what, on every instance
 * moderation.escalations        -> what was handed on, on every instance
 * moderation.campaigns,
 * moderation.campaign-decisions -> campaigns, on every instance
 * moderation.policies           -> policies, on every instance
 * </pre>
 *
 * The queue is as large as people can work off, so that each instance has it whole and none asks
 * another. {@code moderation.stats} and moderators' decisions are read beside the topology, by
 * {@link FollowSince}.
 */
final class ModerationTopology implements ReadAlong {

  private final TopicCatalogue topics;
  private final WriterSchemas schemas;
  private final ModerationShelves shelves;

  ModerationTopology(TopicCatalogue topics, WriterSchemas schemas, ModerationShelves shelves) {
    this.topics = topics;
    this.schemas = schemas;
    this.shelves = shelves;
  }

  @Override
  public void verdicts(KStream<String, ReviewVerdict> verdicts) {
    verdicts.process(new KeepPastVerdicts(), Named.as("keep-past-verdicts"));
    verdicts.process(new KeepFilmPast(), Named.as("keep-film-past"));
  }

  @Override
  public void others(StreamsBuilder builder) {
    ModerationEvents events = shelves.events();
    keep(
        builder,
        ModerationStores.CLAIMS,
        topics.claims().name(),
        JobClaim.class,
        (jobId, claim, at) -> {
          shelves.claims().told(jobId, claim, at);
          ifThere(claim, told -> shelves.audit().claimed(told, at));
        },
        (partition, offset, jobId, claim) ->
            events.tell(
                "c" + partition, offset, "claim", "jobId", jobId, isHeld(claim) ? "held" : "free"));
    keep(
        builder,
        ModerationStores.QUEUE,
        topics.queue().name(),
        QueuedJob.class,
        shelves.queue(),
        (partition, offset, jobId, job) ->
            events.tell(
                "q" + partition,
                offset,
                "job",
                "jobId",
                jobId,
                job == null ? "settled" : job.getLane().name()));
    keep(
        builder,
        ModerationStores.ESCALATIONS,
        topics.escalations().name(),
        JobEscalation.class,
        (jobId, word, at) -> {
          shelves.queue().escalated(jobId, word, at);
          ifThere(word, shelves.audit()::escalated);
        },
        (partition, offset, jobId, word) ->
            events.tell(
                "e" + partition,
                offset,
                "escalation",
                "jobId",
                jobId,
                word != null && word.getEscalated() ? "escalated" : "back"));
    keep(
        builder,
        ModerationStores.CAMPAIGNS,
        topics.campaigns().name(),
        Campaign.class,
        shelves.campaigns()::told,
        (partition, offset, campaignId, campaign) ->
            events.tell(
                "k" + partition,
                offset,
                "campaign",
                "campaignId",
                campaignId,
                campaign == null ? "gone" : campaign.getState().name()));
    keep(
        builder,
        ModerationStores.CAMPAIGN_DECISIONS,
        topics.campaignDecisions().name(),
        CampaignDecision.class,
        (campaignId, decision, at) -> {
          shelves.campaigns().decided(campaignId, decision, at);
          ifThere(decision, shelves.audit()::decided);
        },
        // The campaign tells what became of it.
        (partition, offset, campaignId, decision) -> {});
    keep(
        builder,
        ModerationStores.POLICIES,
        topics.policies().name(),
        PublishedPolicy.class,
        (version, policy, at) -> {
          shelves.policies().told(version, policy, at);
          ifThere(policy, shelves.audit()::published);
        },
        (partition, offset, version, policy) ->
            events.tell(
                "p" + partition,
                offset,
                "policy",
                "version",
                version,
                policy == null ? "gone" : policy.getMode().name()));
  }

  private static <V> void ifThere(@Nullable V value, Consumer<V> taker) {
    if (value != null) {
      taker.accept(value);
    }
  }

  private static boolean isHeld(@Nullable JobClaim claim) {
    return claim != null && claim.getSeconds() > 0;
  }

  private <V extends SpecificRecord> void keep(
      StreamsBuilder builder,
      String store,
      String topic,
      Class<V> type,
      KeepTold.Shelf<V> shelf,
      KeepTold.Teller<V> teller) {
    // Bytes: what cannot be read would otherwise kill the global thread.
    Consumed<byte[], byte[]> consumed = Consumed.with(Serdes.ByteArray(), Serdes.ByteArray());
    builder.addGlobalStore(
        ModerationStores.empty(store),
        topic,
        consumed.withName("read-" + store),
        new KeepTold<>(store, AvroSerde.of(type, schemas), shelf, teller, shelves.garbage()));
  }
}
