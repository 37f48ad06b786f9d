package dev.screener.projection.moderation;

import dev.screener.contracts.event.CampaignState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns as last told, the newest change first. Throws {@link
 * dev.screener.projection.view.ViewNotReadyException} while they are being loaded.
 */
public interface Campaigns {

  /**
   * A campaign.
   *
   * @param members reviews of its largest template, as last told
   * @param newAccountShare authors among them of whom nothing has stood, 0 to 1
   * @param confidence how surely its spread is no chance, 0 to 1
   * @param sample at most 10 members
   * @param notReachable members that came before it was known and were remembered no more
   */
  record Told(
      String campaignId,
      CampaignState state,
      long members,
      long authors,
      long films,
      double newAccountShare,
      double confidence,
      int templates,
      List<Member> sample,
      long notReachable,
      Instant firstAt,
      Instant lastAt,
      Instant changedAt) {

    /** Of the job that stands for all its cases while it is suspected. */
    public String jobId() {
      return "campaign/" + campaignId;
    }
  }

  /** Of a campaign: a review. */
  record Member(String filmId, String reviewId) {}

  /**
   * What a moderator said about it.
   *
   * @param action APPROVE clears it, REJECT confirms it, UNDO takes {@code undoes} back
   */
  record Decision(
      String decisionId,
      String action,
      @Nullable String undoes,
      String reason,
      String moderatorToken,
      Instant decidedAt) {}

  /**
   * A page.
   *
   * @param next null on the last page
   */
  record Page(List<Told> campaigns, @Nullable CampaignPlace next) {}

  /**
   * Campaigns after {@code after} or from the first.
   *
   * @param state null for all
   */
  Page page(@Nullable CampaignState state, @Nullable CampaignPlace after, int limit);

  Optional<Told> find(String campaignId);

  /** What was decided about it, the newest first, at most 16. */
  List<Decision> decisions(String campaignId);
}
