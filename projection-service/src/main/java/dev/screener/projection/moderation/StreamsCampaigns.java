package dev.screener.projection.moderation;

import dev.screener.contracts.event.CampaignState;
import dev.screener.projection.view.ViewStores;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Campaigns as this process has read them. */
final class StreamsCampaigns implements Campaigns {

  private final ViewStores stores;
  private final CampaignShelf shelf;

  StreamsCampaigns(ViewStores stores, CampaignShelf shelf) {
    this.stores = stores;
    this.shelf = shelf;
  }

  @Override
  public Page page(@Nullable CampaignState state, @Nullable CampaignPlace after, int limit) {
    return loaded().page(state, after, limit);
  }

  @Override
  public Optional<Told> find(String campaignId) {
    return loaded().find(campaignId);
  }

  @Override
  public List<Decision> decisions(String campaignId) {
    stores.global(ModerationStores.CAMPAIGN_DECISIONS);
    return loaded().decisions(campaignId);
  }

  private CampaignShelf loaded() {
    stores.global(ModerationStores.CAMPAIGNS);
    return shelf;
  }
}
