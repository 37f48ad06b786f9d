package dev.screener.moderation.campaign;

import dev.screener.moderation.record.TemplateCluster;
import dev.screener.scoring.template.Sketch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one template key. Read from its record, added to, and written back; one object
 * serves one step.
 *
 * <p>Up to {@link #MOST_LISTED} members are listed. One more, and the text is a commonplace: only
 * the newest {@link #NEWEST_LISTED} stay listed, and counts over all are kept in the same few bytes
 * for ever, so that the millionth review costs what the hundredth did. A cluster that has formed
 * lists none.
 *
 * <p>A review counts once, as long as it is listed; a later revision with the same text takes the
 * place of the one before. One that is withdrawn, erased or edited into another text is listed no
 * more; where only counts are left it stays one in them, and no count tells whose it was.
 */
final class Cluster {

  static final int MOST_LISTED = 64;
  static final int NEWEST_LISTED = Spread.NEWER;

  /** A cluster that has not formed is forgotten so long after its last member. */
  static final long LIFE_MILLIS = 30L * 24 * 60 * 60 * 1000;

  private static final int MOST_SKETCHES = 4;

  /** A campaign has at most a fifth of authors of whom reviews have stood. */
  private static final int MOST_PROVEN_IS_A = 5;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private ClusterState state;
  private @Nullable String campaignId;
  private int reviews;
  private int told;
  private int steps;
  private long firstAt;
  private long lastAt;
  private float bits;
  private final List<Member> members;
  private final List<Sketch> sketches = new ArrayList<>();

  /** Of all that were ever counted; only kept once some are no longer listed. */
  private @Nullable Tally tally;

  private Cluster(TemplateCluster record) {
    state = ClusterState.of(record.getState());
    campaignId = record.getCampaignId();
    reviews = record.getReviews();
    told = record.getTold();
    steps = record.getSteps();
    firstAt = record.getFirstAt();
    lastAt = record.getLastAt();
    bits = record.getBits();
    members = MemberBytes.read(record.getMembers());
    tally = record.getTallies().hasRemaining() ? Tally.read(record.getTallies()) : null;
    ByteBuffer stored = record.getSketches().duplicate();
    while (stored.remaining() >= Sketch.BYTES) {
      sketches.add(Sketch.read(stored));
    }
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
   * Adds a review, once: a listed one is not counted again. Members that are older than a cluster
   * lives, by the newest one's event time, are dropped on the way while all are listed. Answers
   * whether anything changed, that is whether the record must be written.
   */
  boolean add(Member member) {
    for (int i = 0; i < members.size(); i++) {
      Member listed = members.get(i);
      if (listed.isReview(member.filmId(), member.reviewId())) {
        return isLater(member, listed) && replace(i, member);
      }
    }
    firstAt = reviews == 0 ? member.time() : Math.min(firstAt, member.time());
    lastAt = reviews == 0 ? member.time() : Math.max(lastAt, member.time());
    reviews++;
    if (tally != null) {
      tally.add(member);
    }
    if (state == ClusterState.GATHERING || state == ClusterState.COMMONPLACE) {
      list(member);
    }
    return true;
  }

  private static boolean isLater(Member one, Member other) {
    return TimeUnit.MILLISECONDS.toSeconds(one.time())
        > TimeUnit.MILLISECONDS.toSeconds(other.time());
  }

  /** Its case knows a revision by when it was written, so evidence must name the latest. */
  private boolean replace(int at, Member member) {
    members.remove(at);
    insert(member);
    lastAt = Math.max(lastAt, member.time());
    return true;
  }

  private void insert(Member member) {
    int at = members.size();
    while (at > 0 && members.get(at - 1).time() > member.time()) {
      at--;
    }
    members.add(at, member);
  }

  private void list(Member member) {
    insert(member);
    if (state == ClusterState.GATHERING) {
      int listed = members.size();
      members.removeIf(old -> old.time() < lastAt - LIFE_MILLIS);
      reviews -= listed - members.size();
      firstAt = members.isEmpty() ? firstAt : members.get(0).time();
    }
    if (state == ClusterState.GATHERING && members.size() > MOST_LISTED) {
      state = ClusterState.COMMONPLACE;
      tally = tallied();
    }
    if (state == ClusterState.COMMONPLACE && members.size() > NEWEST_LISTED) {
      members.subList(0, members.size() - NEWEST_LISTED).clear();
    }
  }

  private Tally tallied() {
    Tally all = new Tally();
    members.forEach(all::add);
    return all;
  }

  /**
   * Takes out a review that has left, and answers whether it was listed. While all are listed it
   * counts no more; what was ever said counts towards a commonplace.
   */
  boolean remove(String filmId, String reviewId) {
    boolean removed = members.removeIf(member -> member.isReview(filmId, reviewId));
    if (removed && tally == null) {
      reviews--;
      firstAt = members.isEmpty() ? firstAt : members.get(0).time();
    }
    return removed;
  }

  /** Whether nothing is known of it that would be missed. */
  boolean isEmpty() {
    return members.isEmpty() && state == ClusterState.GATHERING;
  }

  /** The spread of all whose text is the key's own; once it has formed, of all. */
  Spread spread() {
    if (tally != null && state != ClusterState.COMMONPLACE) {
      return tally.spread(firstAt, lastAt, bits);
    }
    Spread listed = spread(Member::exact);
    return tally == null
        ? listed
        : tally.spread(firstAt, lastAt, bits).with(listed.newest().toArray(Spread[]::new));
  }

  /**
   * The spread of all that came under this key as one of their links, are listed and are of one
   * mould with the given text. Only reviews by authors of whom none has stood travel so far.
   */
  Spread spreadAround(Sketch sketch) {
    return spread(member -> member.sketch().matches(sketch, bits)).ofUnproven();
  }

  private Spread spread(Predicate<Member> counts) {
    return Census.of(members.stream().filter(counts).toList(), bits);
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

  /** Once formed: so many texts away from one that spread; 0 for that one. */
  int steps() {
    return steps;
  }

  long firstAt() {
    return firstAt;
  }

  long lastAt() {
    return lastAt;
  }

  /** All that were counted and are not too old, listed or not. */
  int reviews() {
    return reviews;
  }

  /**
   * It is part of a campaign from here on, with everybody whose text is of one mould with that of
   * the member who made it form.
   */
  void form(String campaign, Member by) {
    if (!by.exact()) {
      for (Member member : members) {
        boolean near =
            sketches.size() < MOST_SKETCHES && member.sketch().matches(by.sketch(), bits);
        if (near && !sketches.contains(member.sketch())) {
          sketches.add(member.sketch());
        }
      }
    }
    settle(campaign);
  }

  private void settle(String campaign) {
    state = ClusterState.FORMED;
    told = reviews;
    campaignId = campaign;
    tally = tally == null ? tallied() : tally;
    members.clear();
  }

  /**
   * It is part of the campaign of another cluster, with all texts of this mould.
   *
   * @param away so many texts from one that spread
   * @param at event time, ms since the epoch
   */
  void learn(String campaign, Sketch mould, int away, long at) {
    steps = away;
    firstAt = reviews == 0 ? at : firstAt;
    lastAt = Math.max(lastAt, at);
    sketches.add(mould);
    settle(campaign);
  }

  /** How many have been counted of which nobody was told, who hereby is. */
  int tell() {
    int untold = reviews - told;
    told = reviews;
    return untold;
  }

  boolean covers(Member member) {
    return covers(member, member.sketch());
  }

  /**
   * Whether a review that comes under the key of a formed cluster is part of its campaign: its text
   * is of one mould with it, and its author is none whom a campaign of strangers would not have.
   */
  boolean covers(Member member, Sketch sketch) {
    return state == ClusterState.FORMED
        && isOfItsMould(sketch)
        && SpreadJudge.implicates(member, spread());
  }

  /** Whether a text that has the key of a formed cluster is of one mould with it. */
  boolean isOfItsMould(Sketch sketch) {
    return sketches.isEmpty() || sketches.stream().anyMatch(one -> one.matches(sketch, bits));
  }

  /**
   * Whether so many of those who are listed are authors of whom reviews have stood that it is their
   * phrase, whoever else has taken it up.
   */
  boolean isOfProvenAuthors() {
    long proven = members.stream().filter(member -> member.stood() > 0).count();
    return proven * MOST_PROVEN_IS_A > members.size();
  }

  /** Event time from which on the store may forget it. */
  long expiresAt() {
    return lastAt + LIFE_MILLIS;
  }

  TemplateCluster record() {
    ByteBuffer stored = ByteBuffer.allocate(sketches.size() * Sketch.BYTES);
    sketches.forEach(sketch -> sketch.write(stored));
    return TemplateCluster.newBuilder()
        .setState(state.number())
        .setCampaignId(campaignId)
        .setReviews(reviews)
        .setFirstAt(firstAt)
        .setLastAt(lastAt)
        .setBits(bits)
        .setMembers(MemberBytes.write(members))
        .setSketches(stored.flip())
        .setTallies(tally == null ? NOTHING : tally.write())
        .setTold(told)
        .setSteps(steps)
        .build();
  }
}
