package dev.screener.moderation.campaign;

import dev.screener.moderation.record.TemplateCluster;
import dev.screener.scoring.template.Sketch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one template key. Read from its record, added to, and written back; one object
 * serves one step. At most {@link #MOST_LISTED} members are listed.
 */
final class Cluster {

  static final int MOST_LISTED = 64;

  /** A cluster that has not formed is forgotten so long after its last member. */
  static final long LIFE_MILLIS = 30L * 24 * 60 * 60 * 1000;

  private ClusterState state;
  private @Nullable String campaignId;
  private int reviews;
  private long firstAt;
  private long lastAt;
  private float bits;
  private final List<Member> members;

  private Cluster(TemplateCluster record) {
    state = ClusterState.of(record.getState());
    campaignId = record.getCampaignId();
    reviews = record.getReviews();
    firstAt = record.getFirstAt();
    lastAt = record.getLastAt();
    bits = record.getBits();
    members = new ArrayList<>(MemberBytes.read(record.getMembers()));
  }

  private Cluster(float bits) {
    state = ClusterState.GATHERING;
    this.bits = bits;
    members = new ArrayList<>();
  }

  /** A cluster that nobody is in yet. */
  static Cluster empty(float bits) {
    return new Cluster(bits);
  }

  static Cluster of(TemplateCluster record) {
    return new Cluster(record);
  }

  /**
   * Adds a review, once: a listed one is not counted again. Answers whether anything changed, that
   * is whether the record must be written.
   */
  boolean add(Member member) {
    for (Member listed : members) {
      if (listed.isReview(member.filmId(), member.reviewId())) {
        return false;
      }
    }
    firstAt = reviews == 0 ? member.time() : Math.min(firstAt, member.time());
    lastAt = reviews == 0 ? member.time() : Math.max(lastAt, member.time());
    reviews++;
    if (state == ClusterState.GATHERING && members.size() < MOST_LISTED) {
      members.add(member);
    }
    return true;
  }

  /** Takes a review out that is listed, since its author has withdrawn it or was erased. */
  boolean remove(String filmId, String reviewId) {
    boolean removed = members.removeIf(member -> member.isReview(filmId, reviewId));
    reviews -= removed ? 1 : 0;
    return removed;
  }

  /** The spread of all whose text is the key's own. */
  Spread spread() {
    return spread(Member::exact);
  }

  /** The spread of all whose text is confirmed to be of one mould with the given one. */
  Spread spreadAround(Sketch sketch) {
    return spread(member -> member.sketch().matches(sketch));
  }

  /** The listed members, oldest first. */
  List<Member> members() {
    return List.copyOf(members);
  }

  ClusterState state() {
    return state;
  }

  @Nullable String campaignId() {
    return campaignId;
  }

  int reviews() {
    return reviews;
  }

  /** It is part of a campaign from here on: members are no longer listed. */
  void form(String campaign) {
    state = ClusterState.FORMED;
    campaignId = campaign;
    members.clear();
  }

  /** A moderator has said that it is no campaign. */
  void clear(String campaign) {
    state = ClusterState.CLEARED;
    campaignId = campaign;
    members.clear();
  }

  /** Event time from which on the store may forget it. */
  long expiresAt() {
    return lastAt + LIFE_MILLIS;
  }

  TemplateCluster record() {
    return TemplateCluster.newBuilder()
        .setState(state.number())
        .setCampaignId(campaignId)
        .setReviews(reviews)
        .setFirstAt(firstAt)
        .setLastAt(lastAt)
        .setBits(bits)
        .setMembers(MemberBytes.write(members))
        .setTallies(ByteBuffer.allocate(0))
        .build();
  }

  private Spread spread(Predicate<Member> counts) {
    return Census.of(members.stream().filter(counts).toList(), bits);
  }
}
