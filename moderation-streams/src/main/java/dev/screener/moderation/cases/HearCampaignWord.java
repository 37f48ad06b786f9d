package dev.screener.moderation.cases;

import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.line.Sweep;
import dev.screener.moderation.record.CampaignStanding;
import dev.screener.moderation.record.CampaignWord;
import dev.screener.moderation.record.CaseRecord;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Learns what has become of a campaign and judges its members in this partition again, in slices,
 * so that even a million of them never hold up their stream. Where it is stands in the store, so a
 * restart goes on from there. All are judged as of the word's own event time, whenever their turn
 * comes.
 */
final class HearCampaignWord implements ProcessorSupplier<String, CampaignWord, String, Judgement> {

  private static final int SLICE = 1_000;
  private static final Duration EVERY = Duration.ofMillis(100);
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final long REMEMBERED = Duration.ofDays(180).toMillis();

  private final CaseJudge judge;
  private final CaseSerdes serdes;
  private final Due due;

  HearCampaignWord(CaseJudge judge, CaseSerdes serdes, Due due) {
    this.judge = judge;
    this.serdes = serdes;
    this.due = due;
  }

  @Override
  public Processor<String, CampaignWord, String, Judgement> get() {
    return new Desk();
  }

  private final class Desk implements Processor<String, CampaignWord, String, Judgement> {
    /** Clusters whose members are not all judged again. */
    private final TreeSet<String> unfinished = new TreeSet<>();

    private ProcessorContext<String, Judgement> context;
    private CaseShelf shelf;
    private CampaignShelf campaigns;

    @Override
    public void init(ProcessorContext<String, Judgement> processorContext) {
      context = processorContext;
      shelf = new CaseShelf(processorContext, serdes, due);
      campaigns = new CampaignShelf(processorContext);
      try (KeyValueIterator<String, CampaignStanding> all = campaigns.standings().all()) {
        while (all.hasNext()) {
          KeyValue<String, CampaignStanding> entry = all.next();
          if (entry.value.getWalkedTo() != null) {
            unfinished.add(entry.key);
          }
        }
      }
      Sweep<CampaignStanding> old =
          new Sweep<>(
                  campaigns.standings(),
                  (standing, now) -> standing.getSeenAt() < now - REMEMBERED,
                  (cluster, standing) -> campaigns.drop(cluster))
              .daily();
      processorContext.schedule(SWEEP, PunctuationType.STREAM_TIME, old::next);
      processorContext.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, now -> walk());
    }

    @Override
    public void process(Record<String, CampaignWord> record) {
      CampaignWord word = record.value();
      long at = record.timestamp();
      for (long key : ClusterKeys.unpacked(word.getClusters())) {
        String cluster = ClusterKeys.written(key);
        campaigns
            .standings()
            .put(cluster, new CampaignStanding(word.getCampaignId(), word.getState(), at, at, ""));
        unfinished.add(cluster);
      }
      walk();
    }

    /** Judges the next slice. */
    private void walk() {
      int left = SLICE;
      while (left > 0 && !unfinished.isEmpty()) {
        left -= walk(unfinished.first(), left);
      }
    }

    private int walk(String cluster, int most) {
      CampaignStanding standing = campaigns.standings().get(cluster);
      String last = standing == null ? null : standing.getWalkedTo();
      if (standing == null || last == null) {
        unfinished.remove(cluster);
        return 0;
      }
      List<String> members = campaigns.membersAfter(cluster, last, most);
      members.forEach(member -> judgeAgain(member, standing));
      boolean finished = members.size() < most;
      campaigns
          .standings()
          .put(
              cluster,
              CampaignStanding.newBuilder(standing)
                  .setWalkedTo(finished ? null : members.get(members.size() - 1))
                  .build());
      if (finished) {
        unfinished.remove(cluster);
      }
      return members.size();
    }

    private void judgeAgain(String member, CampaignStanding standing) {
      long cluster = ClusterKeys.clusterOf(member);
      String key = ClusterKeys.reviewOf(member);
      CaseRecord known = shelf.state(key);
      if (known == null) {
        return;
      }
      Optional<Docket> docket = shelf.docket(key, known);
      if (docket.isEmpty()) {
        CaseRecord told = Campaigns.told(known, cluster, standing);
        shelf.keep(key, known, told);
        return;
      }
      List<Step> steps =
          judge.campaign(
              docket.get(),
              state -> Campaigns.told(state, cluster, standing),
              standing.getToldAt());
      for (Step step : steps) {
        if (step.next() != null) {
          shelf.keep(key, Objects.requireNonNull(shelf.state(key)), step.next());
        }
        context.forward(new Record<>(key, step.judgement(), standing.getToldAt()));
      }
    }
  }
}
