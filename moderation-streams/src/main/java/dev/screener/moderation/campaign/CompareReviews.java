package dev.screener.moderation.campaign;

import static dev.screener.moderation.campaign.CampaignStores.TEMPLATE_BACKGROUND;
import static dev.screener.moderation.campaign.CampaignStores.TEMPLATE_CLUSTERS;

import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.Sweep;
import dev.screener.moderation.record.CampaignEvidence;
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

  /** So many variants under one key teach their others; from then on some of them do. */
  private static final int TEACHES_ALL = 256;

  /** A text that is like one that is like one that spread. */
  private static final int MOST_STEPS = 2;

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
    private Dispatch dispatch;
    private KeyValueStore<String, TemplateCluster> templates;
    private KeyValueStore<String, byte[]> background;
    private SiteTally site;

    @Override
    public void init(ProcessorContext<String, Passage> processorContext) {
      dispatch = new Dispatch(processorContext, meters);
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
      if (review.getLeaves()) {
        left(record, key);
        return;
      }
      boolean exact = key == review.getTemplate();
      Travelling travelling =
          Travelling.of(review, ClusterKeys.reviewOf(record.key()), record.timestamp(), exact);
      CampaignEvidence lesson = review.getCampaign();
      if (lesson != null) {
        learn(record, key, travelling, lesson);
        return;
      }
      if (exact) {
        site.add(travelling.member(), travelling.imported());
      }
      String written = ClusterKeys.written(key);
      TemplateCluster stored = templates.get(written);
      Cluster cluster = stored == null ? Cluster.empty(review.getBits()) : Cluster.of(stored);
      boolean changed = cluster.add(travelling.member());
      Background usual = site.background(partitions);
      if (stored != null && cluster.state() == ClusterState.FORMED) {
        joined(record, key, cluster, new Growth(stored, cluster), travelling, usual);
      } else {
        Spread spread = exact ? cluster.spread() : cluster.spreadAround(travelling.sketch());
        Finding finding = SpreadJudge.judge(spread, usual);
        // What was imported is history: it makes no campaign, and one that comes after counts it.
        if (finding.suspicion() == Suspicion.NOTHING || travelling.imported()) {
          dispatch.onward(record, review);
        } else {
          formed(record, key, cluster, travelling, finding);
          changed = true;
        }
      }
      if (changed) {
        templates.put(written, cluster.record());
      }
    }

    /**
     * A review has gone from under this key: who it was is forgotten, here and where it is named.
     */
    private void left(Record<String, ScreenedReview> record, long key) {
      String written = ClusterKeys.written(key);
      TemplateCluster stored = templates.get(written);
      if (stored != null) {
        Cluster cluster = Cluster.of(stored);
        String reviewKey = ClusterKeys.reviewOf(record.key());
        String filmId = Ids.filmOf(reviewKey);
        if (cluster.state() == ClusterState.FORMED) {
          dispatch.news(record, Evidences.left(key, reviewKey));
        } else if (cluster.remove(filmId, reviewKey.substring(filmId.length() + 1))) {
          keep(written, cluster);
        }
      }
      dispatch.again(record, record.value());
    }

    private void keep(String written, Cluster cluster) {
      if (cluster.isEmpty()) {
        templates.delete(written);
      } else {
        templates.put(written, cluster.record());
      }
    }

    /**
     * A text that has this key is of a campaign that was found under another. So is all of its
     * mould that comes or came under this one, unless people use the phrase by themselves.
     */
    private void learn(
        Record<String, ScreenedReview> record,
        long key,
        Travelling travelling,
        CampaignEvidence lesson) {
      String written = ClusterKeys.written(key);
      TemplateCluster stored = templates.get(written);
      Cluster cluster = stored == null ? Cluster.empty(travelling.bits()) : Cluster.of(stored);
      if (cluster.state() == ClusterState.FORMED) {
        if (cluster.isOfItsMould(travelling.sketch())) {
          dispatch.news(record, Evidences.kin(key, lesson, List.of(), record.timestamp()));
        }
        return;
      }
      if (cluster.state() == ClusterState.COMMONPLACE || cluster.isOfProvenAuthors()) {
        return;
      }
      List<Member> members =
          cluster.members().stream()
              .filter(travelling::isOfOneMould)
              .filter(member -> member.stood() == 0 && !travelling.isSelf(member))
              .toList();
      cluster.learn(
          ClusterKeys.written(lesson.getCluster()),
          travelling.sketch(),
          record.value().getSteps(),
          record.timestamp());
      templates.put(written, cluster.record());
      dispatch.late(
          record, members, travelling, CampaignEvidence.newBuilder(lesson).setCluster(key).build());
      dispatch.news(record, Evidences.kin(key, lesson, members, record.timestamp()));
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
      dispatch.late(record, members, travelling, evidence);
      dispatch.news(record, Evidences.news(evidence, members, notReachable, finding.spread()));
      if (SpreadJudge.implicates(travelling.member(), finding.spread())) {
        dispatch.taken(record, evidence);
      } else {
        dispatch.onward(record, record.value());
      }
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
        dispatch.news(record, Evidences.grown(evidence, cluster));
      }
      if (!cluster.covers(travelling.member(), travelling.sketch())) {
        dispatch.onward(record, record.value());
        return;
      }
      dispatch.taken(record, evidence);
      if (isTaught(cluster, growth, travelling) && isSure(cluster, travelling, finding, usual)) {
        dispatch.teach(
            record, evidence, travelling.member().exact() ? cluster.steps() + 1 : MOST_STEPS);
      }
    }
  }

  /**
   * Whether the spread is beyond doubt, so that a phrase which was taken for a campaign takes no
   * others with it.
   */
  private static boolean isSure(
      Cluster cluster, Travelling travelling, Finding finding, Background usual) {
    return finding.suspicion() == Suspicion.CONFIRMABLE
        || cluster.steps() > 0
        || (travelling.member().exact() && OnCue.isBeyondDoubt(finding.spread(), usual));
  }

  /** Whether a member may teach its other keys: not from text to text ever further away. */
  private static boolean isTaught(Cluster cluster, Growth growth, Travelling travelling) {
    boolean young = cluster.reviews() <= TEACHES_ALL && !travelling.member().exact();
    return cluster.steps() < MOST_STEPS && (young || growth.isDoubling());
  }

  /** A formed cluster before and after a review. */
  private record Growth(TemplateCluster before, Cluster now) {

    boolean isDoubling() {
      return Integer.bitCount(now.reviews()) == 1;
    }

    /** At each doubling, and on each day on which a member comes. */
    boolean isNews() {
      return before.getReviews() < now.reviews()
          && (isDoubling()
              || TimeUnit.MILLISECONDS.toDays(now.lastAt())
                  > TimeUnit.MILLISECONDS.toDays(before.getLastAt()));
    }
  }

  private static boolean isForgotten(TemplateCluster cluster, long now) {
    boolean formed = ClusterState.of(cluster.getState()) == ClusterState.FORMED;
    return cluster.getLastAt() < now - (formed ? FORMED_LIFE_MILLIS : Cluster.LIFE_MILLIS);
  }
}
