package dev.screener.moderation.campaign;

import static dev.screener.moderation.campaign.CampaignStores.CAMPAIGNS;
import static dev.screener.moderation.campaign.CampaignStores.CAMPAIGN_CLUSTERS;
import static dev.screener.moderation.campaign.CampaignStores.CAMPAIGN_HASHES;

import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.record.CampaignFile;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** All campaigns, which clusters they have, and who is in these: three stores as one. */
final class CampaignRegister {

  private final KeyValueStore<String, CampaignFile> campaigns;
  private final KeyValueStore<String, String> clusters;
  private final KeyValueStore<String, Long> hashes;

  CampaignRegister(ProcessorContext<?, ?> context) {
    this.campaigns = context.getStateStore(CAMPAIGNS);
    this.clusters = context.getStateStore(CAMPAIGN_CLUSTERS);
    this.hashes = context.getStateStore(CAMPAIGN_HASHES);
  }

  KeyValueStore<String, CampaignFile> campaigns() {
    return campaigns;
  }

  KeyValueStore<String, Long> hashes() {
    return hashes;
  }

  @Nullable CampaignFile campaign(String id) {
    return campaigns.get(id);
  }

  /** The campaign of this cluster, or empty; a campaign's id is the key of its oldest cluster. */
  String campaignOf(long cluster) {
    return resolved(ClusterKeys.written(cluster), "");
  }

  /** What a campaign is called now: it may have become part of an older one. */
  String resolved(String id) {
    return resolved(id, id);
  }

  private String resolved(String cluster, String otherwise) {
    String campaign = clusters.get(cluster);
    return campaign == null ? otherwise : campaign;
  }

  boolean knows(long cluster) {
    return clusters.get(ClusterKeys.written(cluster)) != null;
  }

  /** How many of these members each campaign has. */
  Map<String, Integer> sharing(long[] members) {
    Map<String, Integer> shared = new TreeMap<>();
    for (long member : members) {
      Long cluster = hashes.get(ClusterKeys.written(member));
      String campaign = cluster == null ? "" : campaignOf(cluster);
      if (!campaign.isEmpty()) {
        shared.merge(campaign, 1, Integer::sum);
      }
    }
    return shared;
  }

  /** How many of these members nobody has told of before. */
  int unknown(long[] members) {
    int unknown = 0;
    for (long member : members) {
      unknown += hashes.get(ClusterKeys.written(member)) == null ? 1 : 0;
    }
    return unknown;
  }

  /** Remembers members of a cluster, each in the one where it was seen first. */
  void remember(long[] members, long cluster) {
    for (long member : members) {
      hashes.putIfAbsent(ClusterKeys.written(member), cluster);
    }
  }

  /** That one is a member no more. */
  void forgetMember(long member) {
    hashes.delete(ClusterKeys.written(member));
  }

  /** Keeps a campaign, and that its clusters are its own. */
  void keep(String id, CampaignFile campaign) {
    campaigns.put(id, campaign);
    for (long cluster : ClusterKeys.unpacked(campaign.getClusters())) {
      String written = ClusterKeys.written(cluster);
      if (!id.equals(clusters.get(written))) {
        clusters.put(written, id);
      }
    }
  }

  /** It has become part of another. */
  void absorbed(String id) {
    campaigns.delete(id);
  }

  /** It is forgotten; its members' hashes go in their own time. */
  void forget(String id) {
    campaigns.delete(id);
    var gone = new ArrayList<String>();
    try (KeyValueIterator<String, String> all = clusters.all()) {
      while (all.hasNext()) {
        KeyValue<String, String> entry = all.next();
        if (entry.value.equals(id)) {
          gone.add(entry.key);
        }
      }
    }
    gone.forEach(clusters::delete);
  }
}
