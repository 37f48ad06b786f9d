package dev.screener.moderation.cases;

import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.CampaignNote;
import dev.screener.moderation.record.CampaignStanding;
import dev.screener.moderation.record.CaseRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What one partition of the case desk knows of campaigns: how they stand, and who is in them. */
final class CampaignShelf {

  /** So much later a review that is found to belong to a campaign renews its memory. */
  private static final long NOTICED_EVERY = Duration.ofDays(1).toMillis();

  private final KeyValueStore<String, CampaignStanding> standings;
  private final KeyValueStore<String, Long> members;

  CampaignShelf(ProcessorContext<?, ?> context) {
    this.standings = CaseStores.standings(context);
    this.members = CaseStores.members(context);
  }

  KeyValueStore<String, CampaignStanding> standings() {
    return standings;
  }

  /**
   * What a case is to note of the evidence.
   *
   * @param at event time of the review, ms since the epoch
   */
  CampaignNote noteOf(CampaignEvidence evidence, long at) {
    String cluster = ClusterKeys.written(evidence.getCluster());
    CampaignStanding standing = standings.get(cluster);
    if (standing != null && standing.getSeenAt() < at - NOTICED_EVERY) {
      standings.put(cluster, CampaignStanding.newBuilder(standing).setSeenAt(at).build());
    }
    return Campaigns.noteOf(evidence, standing);
  }

  /** Keeps the index of members in step with a case. */
  void keep(String key, @Nullable CaseRecord before, CaseRecord after) {
    if (after.getCampaigns().isEmpty() && (before == null || before.getCampaigns().isEmpty())) {
      return;
    }
    Set<Long> left = new HashSet<>();
    if (before != null) {
      before.getCampaigns().forEach(note -> left.add(note.getCluster()));
    }
    for (CampaignNote note : after.getCampaigns()) {
      if (!left.remove(note.getCluster())) {
        members.put(ClusterKeys.member(note.getCluster(), key), note.getWrittenAt());
      }
    }
    left.forEach(cluster -> members.delete(ClusterKeys.member(cluster, key)));
  }

  /** Members of a cluster, as they are indexed, behind one of them; at most so many. */
  List<String> membersAfter(String cluster, String last, int most) {
    List<String> found = new ArrayList<>();
    String from = last.isEmpty() ? cluster + '/' : last + '\0';
    // The character after the slash ends the cluster's members.
    try (KeyValueIterator<String, Long> entries = members.range(from, cluster + '0')) {
      while (entries.hasNext() && found.size() < most) {
        found.add(entries.next().key);
      }
    }
    return found;
  }

  /** Forgets a campaign's cluster and who was in it. */
  void drop(String cluster) {
    List<String> all = new ArrayList<>();
    try (KeyValueIterator<String, Long> entries =
        members.prefixScan(cluster + '/', new StringSerializer())) {
      while (entries.hasNext()) {
        KeyValue<String, Long> entry = entries.next();
        all.add(entry.key);
      }
    }
    all.forEach(members::delete);
    standings.delete(cluster);
  }
}
