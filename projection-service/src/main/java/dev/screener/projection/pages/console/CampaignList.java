package dev.screener.projection.pages.console;

import dev.screener.contracts.event.CampaignState;
import dev.screener.projection.moderation.Campaigns.Told;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the campaigns.
 *
 * @param state null for all
 * @param nextCursor null on the last page
 */
public record CampaignList(
    Visitor visitor,
    @Nullable CampaignState state,
    List<Told> campaigns,
    @Nullable String nextCursor) {

  /** Those that a campaign can be in. */
  public static final List<CampaignState> STATES =
      List.of(CampaignState.SUSPECTED, CampaignState.CONFIRMED, CampaignState.CLEARED);

  public CampaignList {
    campaigns = List.copyOf(campaigns);
  }
}
