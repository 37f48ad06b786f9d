package dev.screener.moderation.campaign;

import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.line.Hashes;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.ClusterNews;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Writes what was found as records. */
final class Evidences {

  private static final int MOST_SHOWN = 10;
  private static final float LOOK = 0.5f;
  private static final float CERTAIN = 1;

  private Evidences() {}

  /**
   * Of a cluster that has formed, about no review in particular.
   *
   * @param reviews in it, as far as they were counted
   */
  static CampaignEvidence of(long cluster, Finding finding, long reviews) {
    Spread spread = finding.spread();
    float newShare = spread.reviews() == 0 ? 0 : 1 - spread.standing() / (float) spread.reviews();
    return new CampaignEvidence(
        cluster,
        0L,
        Math.max(reviews, spread.reviews()),
        (long) spread.authors(),
        (long) spread.films(),
        newShare,
        finding.suspicion() == Suspicion.CONFIRMABLE ? CERTAIN : LOOK);
  }

  static CampaignEvidence about(CampaignEvidence evidence, Member member) {
    return CampaignEvidence.newBuilder(evidence)
        .setWrittenAt(TimeUnit.MILLISECONDS.toSeconds(member.time()))
        .build();
  }

  static String keyOf(Member member) {
    return Ids.reviewKey(member.filmId(), member.reviewId());
  }

  static ClusterNews news(
      CampaignEvidence evidence, List<Member> members, long notReachable, Spread spread) {
    long[] hashes = members.stream().mapToLong(member -> Hashes.of(keyOf(member))).toArray();
    return new ClusterNews(
        evidence,
        ClusterKeys.packed(hashes),
        members.stream().limit(MOST_SHOWN).map(Evidences::keyOf).toList(),
        notReachable,
        spread.firstAt(),
        spread.lastAt(),
        null,
        0L,
        notReachable);
  }

  /** That a cluster which has formed has grown. */
  static ClusterNews grown(CampaignEvidence evidence, Cluster cluster) {
    return new ClusterNews(
        evidence,
        ClusterKeys.packed(),
        List.of(),
        0L,
        cluster.firstAt(),
        cluster.lastAt(),
        null,
        0L,
        (long) cluster.tell());
  }

  /**
   * That a cluster is of the same campaign as another.
   *
   * @param lesson the evidence of the other
   * @param members of this one that came before that was known
   * @param at event time, ms since the epoch
   */
  static ClusterNews kin(long cluster, CampaignEvidence lesson, List<Member> members, long at) {
    long[] hashes = members.stream().mapToLong(member -> Hashes.of(keyOf(member))).toArray();
    return new ClusterNews(
        new CampaignEvidence(
            cluster,
            0L,
            (long) hashes.length,
            (long) hashes.length,
            (long) hashes.length,
            lesson.getNewAccountShare(),
            lesson.getConfidence()),
        ClusterKeys.packed(hashes),
        members.stream().limit(MOST_SHOWN).map(Evidences::keyOf).toList(),
        0L,
        members.isEmpty() ? at : Math.min(at, members.get(0).time()),
        at,
        null,
        lesson.getCluster(),
        0L);
  }

  /** That a review has left which may be remembered as one of a cluster's members. */
  static ClusterNews left(long cluster, String reviewKey) {
    return new ClusterNews(
        new CampaignEvidence(cluster, 0L, 0L, 0L, 0L, 0f, 0f),
        ClusterKeys.packed(),
        List.of(),
        0L,
        0L,
        0L,
        reviewKey,
        0L,
        0L);
  }
}
