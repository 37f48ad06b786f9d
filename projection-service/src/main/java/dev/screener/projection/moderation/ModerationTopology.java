package dev.screener.projection.moderation;

import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.JobClaim;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.projection.view.ReadAlong;
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
 * reviews.verdicts              -> keep-past-verdicts -> what was said before, by film
 * moderation.queue              -> the queue, on every instance
 * moderation.claims             -> who looks at what, on every instance
 * moderation.campaigns,
 * moderation.campaign-decisions -> campaigns, on every instance
 * moderation.policies           -> policies, on every instance
 * </pre>
 *
 * The queue is as large as people can work off, so that each instance has it whole and none asks
 * another. {@code moderation.stats} is read beside the topology, by {@link FollowStats}.
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
  }

  @Override
  public void others(StreamsBuilder builder) {
    ModerationEvents events = shelves.events();
    keep(
        builder,
        ModerationStores.CLAIMS,
        topics.claims().name(),
        JobClaim.class,
        shelves.claims(),
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
        shelves.campaigns()::decided,
        // The campaign tells what became of it.
        (partition, offset, campaignId, decision) -> {});
    keep(
        builder,
        ModerationStores.POLICIES,
        topics.policies().name(),
        PublishedPolicy.class,
        shelves.policies(),
        (partition, offset, version, policy) ->
            events.tell(
                "p" + partition,
                offset,
                "policy",
                "version",
                version,
                policy == null ? "gone" : policy.getMode().name()));
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
