package dev.screener.moderation.cases;

import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.line.Sweep;
import dev.screener.moderation.record.CampaignStanding;
import dev.screener.moderation.record.CampaignWord;
import dev.screener.moderation.record.CaseRecord;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Learns what has become of a campaign and judges its members in this partition again, in {@link
 * Slices}: as of the word's own event time, whenever their turn comes.
 */
final class HearCampaignWord implements ProcessorSupplier<String, CampaignWord, String, Judgement> {

  private static final Duration SWEEP = Duration.ofMinutes(1);

  /** A little longer than the campaign itself: whoever decides on it finds its members. */
  private static final long REMEMBERED = Duration.ofDays(203).toMillis();

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

  private final class Desk
      implements Processor<String, CampaignWord, String, Judgement>,
          Slices.Course<CampaignStanding> {
    private CaseShelf shelf;
    private CampaignShelf campaigns;
    private JudgeAgain again;
    private Slices<CampaignStanding> slices;

    @Override
    public void init(ProcessorContext<String, Judgement> processorContext) {
      shelf = new CaseShelf(processorContext, serdes, due);
      campaigns = new CampaignShelf(processorContext);
      again = new JudgeAgain(judge, shelf, shelf::keep, processorContext);
      slices = Slices.through(campaigns.standings(), this, processorContext);
      Sweep<CampaignStanding> old =
          new Sweep<>(
                  campaigns.standings(),
                  (standing, now) -> standing.getSeenAt() < now - REMEMBERED,
                  (cluster, standing) -> campaigns.drop(cluster))
              .daily();
      processorContext.schedule(SWEEP, PunctuationType.STREAM_TIME, old::next);
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
        slices.begin(cluster);
      }
      slices.next();
    }

    @Override
    public @Nullable String walkedTo(CampaignStanding standing) {
      return standing.getWalkedTo();
    }

    @Override
    public List<String> after(String cluster, CampaignStanding standing, String last, int most) {
      return campaigns.membersAfter(cluster, last, most);
    }

    @Override
    public void walked(String cluster, CampaignStanding standing, @Nullable String walkedTo) {
      campaigns
          .standings()
          .put(cluster, CampaignStanding.newBuilder(standing).setWalkedTo(walkedTo).build());
    }

    @Override
    public void judgeAgain(String member, CampaignStanding standing) {
      long cluster = ClusterKeys.clusterOf(member);
      String key = ClusterKeys.reviewOf(member);
      CaseRecord known = shelf.state(key);
      if (known != null) {
        again.judge(
            key, known, state -> Campaigns.told(state, cluster, standing), standing.getToldAt());
      }
    }
  }
}
