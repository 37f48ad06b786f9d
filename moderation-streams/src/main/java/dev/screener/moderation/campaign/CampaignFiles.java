package dev.screener.moderation.campaign;

import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.CampaignState;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.line.Rulings;
import dev.screener.moderation.record.CampaignDecisionNote;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.CampaignFile;
import dev.screener.moderation.record.ClusterNews;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What becomes of a campaign when something is learnt of it: pure. */
final class CampaignFiles {

  private static final Rulings<CampaignDecisionNote> RULINGS =
      new Rulings<>(
          CampaignDecisionNote::getDecisionId,
          note -> !note.getUndone(),
          note -> CampaignDecisionNote.newBuilder(note).setUndone(true).build());

  private static final int MOST_SHOWN = 10;

  private CampaignFiles() {}

  /** A file with a decision noted, and what the moderator is answered. */
  record Decided(CampaignFile file, DecisionAnswer answer) {}

  /** Of which only decisions are known; it waits a day for its first cluster. */
  static CampaignFile expected(long at) {
    return CampaignFile.newBuilder().setFirstAt(at).setLastAt(at).setChangedAt(at).build();
  }

  static boolean isExpected(CampaignFile file) {
    return file.getSpread() == null;
  }

  static CampaignState state(CampaignFile file) {
    CampaignDecisionNote ruling = RULINGS.newest(file.getDecisions());
    if (ruling == null) {
      return CampaignState.SUSPECTED;
    }
    return ruling.getApproves() ? CampaignState.CLEARED : CampaignState.CONFIRMED;
  }

  /**
   * With news of one of its clusters, or of one that joins it.
   *
   * @param counted reviews in it that the campaign does not count yet
   * @param at event time, ms since the epoch
   */
  static CampaignFile with(@Nullable CampaignFile known, ClusterNews news, long counted, long at) {
    long cluster = news.getSpread().getCluster();
    if (known == null || isExpected(known)) {
      return CampaignFile.newBuilder()
          .setClusters(ClusterKeys.packed(cluster))
          .setSpread(news.getSpread())
          .setSample(news.getSample())
          .setNotReachable(news.getNotReachable())
          .setDecisions(known == null ? List.of() : known.getDecisions())
          .setFirstAt(news.getFirstAt())
          .setLastAt(news.getLastAt())
          .setChangedAt(at)
          .build();
    }
    return CampaignFile.newBuilder(known)
        .setClusters(union(known, cluster))
        .setSpread(sum(known.getSpread(), news.getSpread(), counted))
        .setSample(sample(known.getSample(), news.getSample()))
        .setNotReachable(known.getNotReachable() + news.getNotReachable())
        .setFirstAt(Math.min(known.getFirstAt(), news.getFirstAt()))
        .setLastAt(Math.max(known.getLastAt(), news.getLastAt()))
        .build();
  }

  /** With one review less to show. */
  static CampaignFile without(CampaignFile known, String reviewKey) {
    return CampaignFile.newBuilder(known)
        .setSample(known.getSample().stream().filter(one -> !one.equals(reviewKey)).toList())
        .build();
  }

  /** With all that a younger one has; what was decided on the younger one counts no more. */
  static CampaignFile absorbing(CampaignFile older, CampaignFile younger) {
    return CampaignFile.newBuilder(older)
        .setClusters(union(older, ClusterKeys.unpacked(younger.getClusters())))
        .setSpread(sum(older.getSpread(), younger.getSpread(), members(younger)))
        .setSample(sample(older.getSample(), younger.getSample()))
        .setNotReachable(older.getNotReachable() + younger.getNotReachable())
        .setFirstAt(Math.min(older.getFirstAt(), younger.getFirstAt()))
        .setLastAt(Math.max(older.getLastAt(), younger.getLastAt()))
        .build();
  }

  /**
   * With a decision; its answer is null for one that is known.
   *
   * @param at event time, ms since the epoch
   */
  static @Nullable Decided decided(CampaignFile known, CampaignDecision decision, long at) {
    List<CampaignDecisionNote> notes = new ArrayList<>(known.getDecisions());
    if (RULINGS.knows(notes, decision.getDecisionId())) {
      return null;
    }
    DecisionAnswer answer;
    if (decision.getAction() == DecisionAction.UNDO) {
      answer =
          RULINGS.undo(notes, decision.getUndoes())
              ? DecisionAnswer.UNDONE
              : DecisionAnswer.UNFOUNDED;
    } else {
      RULINGS.add(
          notes,
          CampaignDecisionNote.newBuilder()
              .setDecisionId(decision.getDecisionId())
              .setApproves(decision.getAction() == DecisionAction.APPROVE)
              .setModeratorToken(decision.getModeratorToken())
              .setDecidedAt(decision.getDecidedAt().toEpochMilli())
              .build());
      answer = DecisionAnswer.APPLIED;
    }
    CampaignFile next = CampaignFile.newBuilder(known).setDecisions(notes).build();
    boolean changes = state(next) != state(known);
    return new Decided(
        changes ? CampaignFile.newBuilder(next).setChangedAt(at).build() : next, answer);
  }

  private static ByteBuffer union(CampaignFile known, long... more) {
    return ClusterKeys.packed(
        LongStream.concat(
                LongStream.of(ClusterKeys.unpacked(known.getClusters())), LongStream.of(more))
            .distinct()
            .toArray());
  }

  private static long members(CampaignFile file) {
    CampaignEvidence spread = file.getSpread();
    return spread == null ? 0 : spread.getMembers();
  }

  /**
   * A campaign's spread with that of a cluster. Whoever writes for a campaign once writes for it
   * under one key, so authors and films grow with its members as they do in that cluster.
   *
   * @param counted of the cluster's members those that the campaign does not count yet
   */
  private static @Nullable CampaignEvidence sum(
      @Nullable CampaignEvidence all, @Nullable CampaignEvidence part, long counted) {
    if (all == null || part == null) {
      return all == null ? part : all;
    }
    double share = part.getMembers() == 0 ? 1 : Math.min(1, counted / (double) part.getMembers());
    long members = all.getMembers() + counted;
    float newShare =
        members == 0
            ? 0
            : (all.getNewAccountShare() * all.getMembers() + part.getNewAccountShare() * counted)
                / members;
    return CampaignEvidence.newBuilder(all)
        .setMembers(members)
        .setAuthors(all.getAuthors() + Math.round(share * part.getAuthors()))
        .setFilms(all.getFilms() + Math.round(share * part.getFilms()))
        .setNewAccountShare(newShare)
        .setConfidence(Math.max(all.getConfidence(), part.getConfidence()))
        .build();
  }

  private static List<String> sample(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    other.stream().filter(key -> !one.contains(key)).forEach(all::add);
    return all.size() > MOST_SHOWN ? all.subList(0, MOST_SHOWN) : all;
  }
}
