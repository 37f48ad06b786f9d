package dev.screener.moderation.campaign;

import static dev.screener.moderation.campaign.CampaignStores.TEMPLATE_BACKGROUND;
import static dev.screener.moderation.campaign.CampaignStores.TEMPLATE_CLUSTERS;

import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.Sweep;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.ClusterNews;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.moderation.record.TemplateCluster;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Compares a review with those of the same template key. A cluster whose spread is suspicious
 * forms: its members that came before get evidence, and the step that names campaigns hears of it.
 * A review that no campaign has taken passes again under its next key; a taken one goes on to its
 * case.
 */
final class CompareReviews implements ProcessorSupplier<String, ScreenedReview, String, Passage> {

  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final long FORMED_LIFE_MILLIS = Duration.ofDays(180).toMillis();
  private static final String ONLY = "site";

  private final CampaignStores stores;
  private final int partitions;
  private final ModerationMeters meters;

  CompareReviews(CampaignStores stores, int partitions, ModerationMeters meters) {
    this.stores = stores;
    this.partitions = partitions;
    this.meters = meters;
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return stores.ofDesk();
  }

  @Override
  public Processor<String, ScreenedReview, String, Passage> get() {
    return new Desk();
  }

  private final class Desk implements Processor<String, ScreenedReview, String, Passage> {
    private ProcessorContext<String, Passage> context;
    private KeyValueStore<String, TemplateCluster> templates;
    private KeyValueStore<String, byte[]> background;
    private SiteTally site;

    @Override
    public void init(ProcessorContext<String, Passage> processorContext) {
      context = processorContext;
      templates = processorContext.getStateStore(TEMPLATE_CLUSTERS);
      background = processorContext.getStateStore(TEMPLATE_BACKGROUND);
      site = SiteTally.of(background.get(ONLY));
      Sweep<TemplateCluster> old = new Sweep<>(templates, CompareReviews::isForgotten).daily();
      processorContext.schedule(
          SWEEP,
          PunctuationType.STREAM_TIME,
          now -> {
            old.next(now);
            background.put(ONLY, site.kept());
          });
    }

    @Override
    public void process(Record<String, ScreenedReview> record) {
      ScreenedReview review = record.value();
      long key = ClusterKeys.clusterOf(record.key());
      String reviewKey = ClusterKeys.reviewOf(record.key());
      boolean exact = key == review.getTemplate();
      if (!exact) {
        meters.comparedAgain();
      }
      if (review.getLeaves()) {
        left(record, key, reviewKey);
        return;
      }
      Travelling travelling = Travelling.of(review, reviewKey, record.timestamp(), exact);
      if (exact) {
        site.add(travelling.member());
      }
      String written = ClusterKeys.written(key);
      TemplateCluster stored = templates.get(written);
      Cluster cluster = stored == null ? Cluster.empty(review.getBits()) : Cluster.of(stored);
      boolean changed = cluster.add(travelling.member());
      TemplateCluster next = null;
      Background usual = site.background(partitions);
      if (stored != null && cluster.state() == ClusterState.FORMED) {
        next = cluster.record();
        joined(record, key, cluster, new Growth(stored, next), travelling, usual);
      } else {
        Spread spread = exact ? cluster.spread() : cluster.spreadAround(travelling.sketch());
        Finding finding = SpreadJudge.judge(spread, usual);
        // What was imported is history: it makes no campaign, and one that comes after counts it.
        if (finding.suspicion() == Suspicion.NOTHING || travelling.imported()) {
          onward(record, review);
        } else {
          formed(record, key, cluster, travelling, finding);
          changed = true;
        }
      }
      if (changed) {
        templates.put(written, next == null ? cluster.record() : next);
      }
    }

    /**
     * A review has gone from under this key: who it was is forgotten, here and where it is named.
     */
    private void left(Record<String, ScreenedReview> record, long key, String reviewKey) {
      String written = ClusterKeys.written(key);
      TemplateCluster stored = templates.get(written);
      if (stored != null) {
        Cluster cluster = Cluster.of(stored);
        String filmId = Ids.filmOf(reviewKey);
        if (cluster.state() == ClusterState.FORMED) {
          news(record, Evidences.left(key, reviewKey));
        } else if (cluster.remove(filmId, reviewKey.substring(filmId.length() + 1))) {
          keep(written, cluster);
        }
      }
      again(record, record.value());
    }

    private void keep(String written, Cluster cluster) {
      if (cluster.isEmpty()) {
        templates.delete(written);
      } else {
        templates.put(written, cluster.record());
      }
    }

    private void formed(
        Record<String, ScreenedReview> record,
        long key,
        Cluster cluster,
        Travelling travelling,
        Finding finding) {
      List<Member> listed = cluster.members();
      long notReachable = Math.max(0, cluster.reviews() - listed.size());
      cluster.form(ClusterKeys.written(key), travelling.member());
      List<Member> members =
          listed.stream()
              .filter(travelling::isOfOneMould)
              .filter(member -> SpreadJudge.implicates(member, finding.spread()))
              .toList();
      CampaignEvidence evidence = Evidences.of(key, finding, finding.spread().reviews());
      for (Member member : members) {
        if (!travelling.isSelf(member)) {
          forward(
              record, Evidences.keyOf(member), new Passage.Late(Evidences.about(evidence, member)));
        }
      }
      news(record, Evidences.news(evidence, members, notReachable, finding.spread()));
      takenIf(SpreadJudge.implicates(travelling.member(), finding.spread()), record, evidence);
    }

    private void joined(
        Record<String, ScreenedReview> record,
        long key,
        Cluster cluster,
        Growth growth,
        Travelling travelling,
        Background usual) {
      Finding finding = SpreadJudge.judge(cluster.spread(), usual);
      CampaignEvidence evidence = Evidences.of(key, finding, cluster.reviews());
      if (growth.isNews()) {
        news(
            record,
            new ClusterNews(
                evidence,
                ClusterKeys.packed(),
                List.of(),
                0L,
                growth.now().getFirstAt(),
                growth.now().getLastAt(),
                null));
      }
      takenIf(cluster.covers(travelling.member()), record, evidence);
    }

    private void takenIf(
        boolean belongs, Record<String, ScreenedReview> record, CampaignEvidence evidence) {
      if (belongs) {
        taken(record, evidence);
      } else {
        onward(record, record.value());
      }
    }

    private void taken(Record<String, ScreenedReview> record, CampaignEvidence evidence) {
      long writtenAt = TimeUnit.MILLISECONDS.toSeconds(record.timestamp());
      ScreenedReview review =
          Travelling.onward(
              record.value(),
              CampaignEvidence.newBuilder(evidence).setWrittenAt(writtenAt).build());
      forward(record, ClusterKeys.reviewOf(record.key()), new Passage.Onward(review));
    }

    private void onward(Record<String, ScreenedReview> record, ScreenedReview review) {
      if (!again(record, review)) {
        forward(
            record,
            ClusterKeys.reviewOf(record.key()),
            new Passage.Onward(Travelling.onward(review, null)));
      }
    }

    /** Sends it past the desk under its next key; false when it has none. */
    private boolean again(Record<String, ScreenedReview> record, ScreenedReview review) {
      if (!review.getLinks().hasRemaining()) {
        return false;
      }
      long next = review.getLinks().getLong(review.getLinks().position());
      forward(
          record,
          ClusterKeys.member(next, ClusterKeys.reviewOf(record.key())),
          new Passage.Again(Travelling.again(review)));
      return true;
    }

    private void news(Record<String, ScreenedReview> record, ClusterNews news) {
      forward(record, ClusterKeys.written(news.getSpread().getCluster()), new Passage.News(news));
    }

    private void forward(Record<String, ScreenedReview> record, String key, Passage passage) {
      context.forward(record.withKey(key).withValue(passage));
    }
  }

  /** A formed cluster before and after a review. */
  private record Growth(TemplateCluster before, TemplateCluster now) {

    /** At each doubling, and on each day on which a member comes. */
    boolean isNews() {
      return before.getReviews() < now.getReviews()
          && (Integer.bitCount(now.getReviews()) == 1
              || TimeUnit.MILLISECONDS.toDays(now.getLastAt())
                  > TimeUnit.MILLISECONDS.toDays(before.getLastAt()));
    }
  }

  private static boolean isForgotten(TemplateCluster cluster, long now) {
    boolean formed = ClusterState.of(cluster.getState()) == ClusterState.FORMED;
    return cluster.getLastAt() < now - (formed ? FORMED_LIFE_MILLIS : Cluster.LIFE_MILLIS);
  }
}
