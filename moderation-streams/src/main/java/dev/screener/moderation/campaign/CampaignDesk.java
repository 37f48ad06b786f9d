package dev.screener.moderation.campaign;

import static dev.screener.moderation.campaign.CampaignStores.CAMPAIGNS;
import static dev.screener.moderation.campaign.CampaignStores.CAMPAIGN_CLUSTERS;
import static dev.screener.moderation.campaign.CampaignStores.CAMPAIGN_HASHES;

import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.CampaignWord;
import dev.screener.moderation.record.ClusterNews;
import dev.screener.moderation.record.ScreenedReview;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** The second desk, by template: who else wrote the same, and under which films. */
public final class CampaignDesk {

  /**
   * What leaves the desk.
   *
   * @param onward reviews, to their cases
   * @param again reviews, to this desk under a further template key
   * @param late evidence, to the cases of reviews that came before their campaign was known
   * @param news of clusters, to {@link #name}
   */
  public record Found(
      KStream<String, ScreenedReview> onward,
      KStream<String, ScreenedReview> again,
      KStream<String, CampaignEvidence> late,
      KStream<String, ClusterNews> news) {}

  /**
   * What is told of campaigns; values are null where one is no more.
   *
   * @param campaigns by campaignId
   * @param jobs by campaign/campaignId
   * @param words to every partition of the case desk
   */
  public record Told(
      KStream<String, Campaign> campaigns,
      KStream<String, QueuedJob> jobs,
      KStream<String, CampaignWord> words) {}

  private final CampaignStores stores;
  private final int partitions;
  private final ModerationMeters meters;

  /**
   * @param partitions by template key
   */
  public CampaignDesk(WriterSchemas writerSchemas, int partitions, ModerationMeters meters) {
    this.stores = new CampaignStores(writerSchemas);
    this.partitions = partitions;
    this.meters = meters;
  }

  /** Reviews keyed by template key and filmId/reviewId, and placed by template key. */
  public Found compare(KStream<String, ScreenedReview> reviews) {
    Map<String, KStream<String, Passage>> passages =
        reviews
            .process(new CompareReviews(stores, partitions, meters), Named.as("compare-reviews"))
            .split(Named.as("compared-"))
            .branch((key, passage) -> passage instanceof Passage.Onward, Branched.as("onward"))
            .branch((key, passage) -> passage instanceof Passage.Again, Branched.as("again"))
            .branch((key, passage) -> passage instanceof Passage.Late, Branched.as("late"))
            .defaultBranch(Branched.as("news"));
    return new Found(
        required(passages, "compared-onward")
            .mapValues(one -> ((Passage.Onward) one).review(), Named.as("take-onward")),
        required(passages, "compared-again")
            .mapValues(one -> ((Passage.Again) one).review(), Named.as("take-again")),
        required(passages, "compared-late")
            .mapValues(one -> ((Passage.Late) one).evidence(), Named.as("take-late")),
        required(passages, "compared-news")
            .mapValues(one -> ((Passage.News) one).news(), Named.as("take-news")));
  }

  /** Clusters and moderators' decisions, both in a single partition, to campaigns. */
  public Told name(KStream<String, ClusterNews> news, KStream<String, CampaignDecision> decisions) {
    KStream<String, Announcement> named =
        news.process(new NameCampaigns(stores), Named.as("name-campaigns"));
    // By name: two processors that each bring the same stores would be two sub-topologies.
    KStream<String, Announcement> decided =
        decisions.process(
            new DecideCampaigns(),
            Named.as("decide-campaigns"),
            CAMPAIGNS,
            CAMPAIGN_CLUSTERS,
            CAMPAIGN_HASHES);
    KStream<String, Announcement> all = named.merge(decided, Named.as("merge-announced"));
    return new Told(
        all.mapValues(Announcement::campaign, Named.as("take-campaign")),
        all.map(
            (id, announced) -> KeyValue.pair(Announcements.jobId(id), announced.job()),
            Named.as("take-campaign-job")),
        all.filter((id, announced) -> announced.word() != null, Named.as("if-word-is-new"))
            .mapValues(Announcement::word, Named.as("take-word")));
  }

  private static <V> V required(Map<String, V> branches, String name) {
    V branch = branches.get(name);
    if (branch == null) {
      throw new IllegalStateException("no branch " + name);
    }
    return branch;
  }
}
