package dev.screener.projection.pages.console;

import dev.screener.projection.moderation.Campaigns.Decision;
import dev.screener.projection.moderation.Campaigns.Told;
import dev.screener.projection.moderation.JobClaims.Claim;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A campaign: one decision for all its members.
 *
 * @param decisions the newest first
 * @param claim null where nobody looks at it
 * @param spread null where moderation-streams did not tell it
 */
public record CampaignPage(
    Visitor visitor,
    Told campaign,
    List<SampleReview> sample,
    List<Decision> decisions,
    @Nullable Claim claim,
    @Nullable CampaignSpread spread) {

  public CampaignPage {
    sample = List.copyOf(sample);
    decisions = List.copyOf(decisions);
  }

  /** The newest decision that was not taken back: what an UNDO would name. */
  Optional<Decision> standing() {
    Set<String> undone = new HashSet<>();
    for (Decision decision : decisions) {
      if (decision.undoes() != null) {
        undone.add(decision.undoes());
      } else if (!undone.contains(decision.decisionId())) {
        return Optional.of(decision);
      }
    }
    return Optional.empty();
  }
}
