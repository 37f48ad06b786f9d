package dev.screener.projection.moderation;

import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.CampaignState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns in memory, about 1 KB each; a tombstone removes one. Of decisions the newest {@value
 * #MOST_DECISIONS} a campaign, for the {@value #MOST_DECIDED} campaigns that were decided about
 * last. Written by the one thread that reads the topics, read by many.
 */
final class CampaignShelf {

  static final int MOST_DECISIONS = 16;
  static final int MOST_DECIDED = 10_000;

  private final Map<String, Campaigns.Told> byId = new HashMap<>();
  private final NavigableMap<CampaignPlace, Campaigns.Told> ordered = new TreeMap<>();
  private final Map<String, Deque<Campaigns.Decision>> decisions = new LinkedHashMap<>();

  synchronized void told(String campaignId, @Nullable Campaign campaign, long at) {
    if (campaign != null && !campaignId.equals(campaign.getCampaignId())) {
      throw new IllegalArgumentException("the value is about another campaign than the key");
    }
    Campaigns.Told before = byId.remove(campaignId);
    if (before != null) {
      ordered.remove(place(before));
    }
    if (campaign != null) {
      Campaigns.Told now = campaign(campaign);
      byId.put(campaignId, now);
      ordered.put(place(now), now);
    }
  }

  synchronized void decided(String campaignId, @Nullable CampaignDecision decision, long at) {
    if (decision == null || !campaignId.equals(decision.getCampaignId())) {
      throw new IllegalArgumentException("not a decision about this campaign");
    }
    Deque<Campaigns.Decision> known = decisions.remove(campaignId);
    Deque<Campaigns.Decision> all = known == null ? new ArrayDeque<>() : known;
    boolean repeat =
        all.stream().anyMatch(one -> one.decisionId().equals(decision.getDecisionId()));
    if (!repeat) {
      all.addFirst(decision(decision));
    }
    if (all.size() > MOST_DECISIONS) {
      all.removeLast();
    }
    decisions.put(campaignId, all);
    if (decisions.size() > MOST_DECIDED) {
      decisions.remove(decisions.keySet().iterator().next());
    }
  }

  synchronized Optional<Campaigns.Told> find(String campaignId) {
    return Optional.ofNullable(byId.get(campaignId));
  }

  synchronized List<Campaigns.Decision> decisions(String campaignId) {
    return List.copyOf(decisions.getOrDefault(campaignId, new ArrayDeque<>()));
  }

  synchronized Campaigns.Page page(
      @Nullable CampaignState state, @Nullable CampaignPlace after, int limit) {
    List<Campaigns.Told> found = new ArrayList<>();
    for (Campaigns.Told one : (after == null ? ordered : ordered.tailMap(after, false)).values()) {
      if (state != null && one.state() != state) {
        continue;
      }
      if (found.size() == limit) {
        return new Campaigns.Page(found, place(found.get(limit - 1)));
      }
      found.add(one);
    }
    return new Campaigns.Page(found, null);
  }

  private static CampaignPlace place(Campaigns.Told campaign) {
    return new CampaignPlace(campaign.changedAt().toEpochMilli(), campaign.campaignId());
  }

  private static Campaigns.Told campaign(Campaign campaign) {
    return new Campaigns.Told(
        campaign.getCampaignId(),
        campaign.getState(),
        campaign.getMembers(),
        campaign.getAuthors(),
        campaign.getFilms(),
        campaign.getNewAccountShare(),
        campaign.getConfidence(),
        campaign.getTemplates(),
        campaign.getSample().stream().flatMap(key -> member(key).stream()).toList(),
        campaign.getNotReachable(),
        campaign.getFirstAt(),
        campaign.getLastAt(),
        campaign.getChangedAt());
  }

  private static Optional<Campaigns.Member> member(String key) {
    int slash = key.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : Optional.of(new Campaigns.Member(key.substring(0, slash), key.substring(slash + 1)));
  }

  private static Campaigns.Decision decision(CampaignDecision decision) {
    return new Campaigns.Decision(
        decision.getDecisionId(),
        decision.getAction().name(),
        decision.getUndoes(),
        decision.getReason(),
        decision.getModeratorToken(),
        decision.getDecidedAt());
  }
}
