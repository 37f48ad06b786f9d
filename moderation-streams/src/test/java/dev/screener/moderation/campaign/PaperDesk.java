package dev.screener.moderation.campaign;

import dev.screener.moderation.record.TemplateCluster;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.template.FilmWords;
import dev.screener.scoring.template.Sketch;
import dev.screener.scoring.template.Template;
import dev.screener.scoring.template.TemplateReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The campaign desk without Kafka: each review passes under its template's key and, when nothing of
 * its author has stood, under each link until it meets a formed cluster. Whoever is met under a
 * link takes the other keys into the campaign.
 */
final class PaperDesk {

  private final Map<Long, TemplateCluster> store = new HashMap<>();
  private final Map<Long, List<Long>> history = new HashMap<>();
  private final Set<String> held = new HashSet<>();
  private final TemplateReader reader = new TemplateReader();
  private final long standsAfter;
  private final SiteTally site = SiteTally.of(null);
  private int formed;
  private long passes;
  private float highest;

  /**
   * A desk on which nothing has happened.
   *
   * @param standsAfter ms after which a review has stood
   */
  PaperDesk(long standsAfter) {
    this.standsAfter = standsAfter;
  }

  /** Answers whether the review was part of a campaign when it came. */
  boolean process(Posted review) {
    return process(review, FilmWords.NONE);
  }

  boolean process(Posted review, FilmWords film) {
    Template template = reader.read(new ReviewText(null, review.text(), null), film);
    if (template.key() == 0) {
      return false;
    }
    long author = review.author().hashCode() * 0x9E3779B97F4A7C15L;
    List<Long> earlier = history.computeIfAbsent(author, ignored -> new ArrayList<>(1));
    int stood = (int) earlier.stream().filter(time -> time < review.time() - standsAfter).count();
    Member member =
        new Member(
            author,
            review.film(),
            review.id(),
            review.time(),
            review.rating(),
            -1,
            stood,
            earlier.isEmpty(),
            true,
            Sketch.NONE);
    earlier.add(review.time());
    site.add(member, false);
    if (passes(template.key(), member, template)) {
      return true;
    }
    long[] links = stood > 0 ? new long[0] : template.links();
    for (long link : links) {
      if (passes(link, under(member, template), template)) {
        teach(template, member, store.get(link));
        return true;
      }
    }
    return false;
  }

  private static Member under(Member member, Template template) {
    return new Member(
        member.author(),
        member.filmId(),
        member.reviewId(),
        member.time(),
        member.rating(),
        member.accountDays(),
        member.stood(),
        member.first(),
        false,
        template.sketch());
  }

  private boolean passes(long key, Member member, Template template) {
    passes++;
    Cluster cluster = at(key, template);
    cluster.add(member);
    boolean part = cluster.covers(member);
    if (cluster.state() != ClusterState.FORMED) {
      Spread spread = member.exact() ? cluster.spread() : cluster.spreadAround(member.sketch());
      Finding finding = SpreadJudge.judge(spread, site.background(1));
      highest = Math.max(highest, finding.score());
      part = finding.suspicion() != Suspicion.NOTHING;
      if (part) {
        formed++;
        hold(cluster, member);
        cluster.form(Long.toHexString(key), member);
      }
    }
    if (part) {
      held.add(member.reviewId());
    }
    store.put(key, cluster.record());
    return part;
  }

  private void teach(Template template, Member member, TemplateCluster known) {
    String campaign = Cluster.of(known).campaignId();
    Cluster own = at(template.key(), template);
    if (campaign != null && own.state() != ClusterState.FORMED) {
      hold(own, member);
      own.form(campaign, member);
      store.put(template.key(), own.record());
    }
    for (long link : template.links()) {
      Cluster other = at(link, template);
      if (campaign != null && other.state() != ClusterState.FORMED) {
        Member linked = under(member, template);
        other.add(linked);
        hold(other, linked);
        other.form(campaign, linked);
        store.put(link, other.record());
      }
    }
  }

  private void hold(Cluster cluster, Member by) {
    for (Member member : cluster.members()) {
      boolean same = by.exact() ? member.exact() : member.sketch().matches(by.sketch());
      if (same && SpreadJudge.implicates(member, cluster.spread())) {
        held.add(member.reviewId());
      }
    }
  }

  private Cluster at(long key, Template template) {
    TemplateCluster stored = store.get(key);
    return stored == null ? Cluster.empty(template.bits()) : Cluster.of(stored);
  }

  /** All reviews that were ever part of a campaign, found out when they came or later. */
  Set<String> held() {
    return held;
  }

  int formed() {
    return formed;
  }

  long passes() {
    return passes;
  }

  float highest() {
    return highest;
  }

  /** What the store holds, keys and all. */
  long bytes() {
    long sum = 0;
    for (TemplateCluster cluster : store.values()) {
      sum +=
          Long.BYTES
              + 32
              + cluster.getMembers().remaining()
              + cluster.getTallies().remaining()
              + cluster.getSketches().remaining();
    }
    return sum;
  }
}
