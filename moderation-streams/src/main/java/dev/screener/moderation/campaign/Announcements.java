package dev.screener.moderation.campaign;

import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.CampaignState;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.CampaignFile;
import dev.screener.moderation.record.CampaignWord;
import dev.screener.policy.CampaignSignal;
import dev.screener.policy.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes campaigns for those who read the topics. */
final class Announcements {

  /** Before the doubtful, behind abuse; the more films it stands under the sooner. */
  private static final float LEAST_PRIORITY = 0.6f;

  private static final float MOST_PRIORITY = 0.89f;
  private static final float MANY_FILMS = 1_000;

  private Announcements() {}

  static Announcement gone() {
    return new Announcement(null, null, null);
  }

  /**
   * How a campaign now stands.
   *
   * @param decision that this answers; null for none
   * @param told the clusters of which the case desk is to hear
   */
  static Announcement of(
      String id,
      CampaignFile file,
      @Nullable CampaignDecision decision,
      @Nullable DecisionAnswer answer,
      long... told) {
    CampaignEvidence spread = Objects.requireNonNull(file.getSpread());
    CampaignState state = CampaignFiles.state(file);
    Campaign campaign =
        Campaign.newBuilder()
            .setCampaignId(id)
            .setState(state)
            .setMembers(spread.getMembers())
            .setAuthors(spread.getAuthors())
            .setFilms(spread.getFilms())
            .setNewAccountShare(spread.getNewAccountShare())
            .setConfidence(spread.getConfidence())
            .setTemplates(ClusterKeys.unpacked(file.getClusters()).length)
            .setSample(file.getSample())
            .setNotReachable(file.getNotReachable())
            .setDecisionId(decision == null ? null : decision.getDecisionId())
            .setDecisionAnswer(answer)
            .setFirstAt(Instant.ofEpochMilli(file.getFirstAt()))
            .setLastAt(Instant.ofEpochMilli(file.getLastAt()))
            .setChangedAt(Instant.ofEpochMilli(file.getChangedAt()))
            .build();
    return new Announcement(
        campaign,
        state == CampaignState.SUSPECTED ? job(id, file, spread) : null,
        told.length == 0 ? null : new CampaignWord(id, ClusterKeys.packed(told), state.name()));
  }

  /** The one job that stands for all its members. */
  private static QueuedJob job(String id, CampaignFile file, CampaignEvidence spread) {
    float films = Math.min(1, (float) spread.getFilms() / MANY_FILMS);
    return QueuedJob.newBuilder()
        .setJobId(jobId(id))
        .setLane(Lane.CAMPAIGN)
        .setWhy(
            spread.getMembers()
                + " reviews or more use the same words, by about "
                + spread.getAuthors()
                + " authors under "
                + spread.getFilms()
                + " films.")
        .setPriority(LEAST_PRIORITY + films * (MOST_PRIORITY - LEAST_PRIORITY))
        .setReasons(List.of(Reason.TEMPLATE_CAMPAIGN.code()))
        .setSignals(
            Map.of(
                CampaignSignal.MEMBERS.key(), (float) spread.getMembers(),
                CampaignSignal.AUTHORS.key(), (float) spread.getAuthors(),
                CampaignSignal.FILMS.key(), (float) spread.getFilms(),
                CampaignSignal.NEW_ACCOUNT_SHARE.key(), spread.getNewAccountShare(),
                CampaignSignal.CONFIDENCE.key(), spread.getConfidence()))
        .setQueuedAt(Instant.ofEpochMilli(file.getChangedAt()))
        .build();
  }

  static String jobId(String campaignId) {
    return "campaign/" + campaignId;
  }
}
