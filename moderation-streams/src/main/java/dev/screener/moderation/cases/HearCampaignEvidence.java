package dev.screener.moderation.cases;

import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.CampaignNote;
import dev.screener.moderation.record.CaseRecord;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Takes late evidence to a case: the template of a review that has been judged, or is still on its
 * way, turned out to be a campaign's.
 */
final class HearCampaignEvidence
    implements ProcessorSupplier<String, CampaignEvidence, String, Judgement> {

  private final CaseJudge judge;
  private final CaseSerdes serdes;
  private final Due due;
  private final ModerationMeters meters;

  HearCampaignEvidence(CaseJudge judge, CaseSerdes serdes, Due due, ModerationMeters meters) {
    this.judge = judge;
    this.serdes = serdes;
    this.due = due;
    this.meters = meters;
  }

  @Override
  public Processor<String, CampaignEvidence, String, Judgement> get() {
    return new Desk();
  }

  private final class Desk implements Processor<String, CampaignEvidence, String, Judgement> {
    private ProcessorContext<String, Judgement> context;
    private CaseShelf shelf;
    private CampaignShelf campaigns;

    @Override
    public void init(ProcessorContext<String, Judgement> processorContext) {
      context = processorContext;
      shelf = new CaseShelf(processorContext, serdes, due);
      campaigns = new CampaignShelf(processorContext);
    }

    @Override
    public void process(Record<String, CampaignEvidence> record) {
      String key = record.key();
      CaseRecord known = shelf.state(key);
      if (known != null && Campaigns.writtenAt(known) > record.value().getWrittenAt()) {
        meters.lateEvidenceDropped();
        return;
      }
      CampaignNote note = campaigns.noteOf(record.value(), record.timestamp());
      Optional<Docket> docket = shelf.docket(key, known);
      if (docket.isEmpty()) {
        CaseRecord noted = CaseJudge.campaign(known, note, record.timestamp());
        if (noted != null) {
          shelf.keep(key, known, noted);
          campaigns.keep(key, known, noted);
        }
        return;
      }
      List<Step> steps =
          judge.campaign(docket.get(), state -> Campaigns.note(state, note), record.timestamp());
      for (Step step : steps) {
        CaseRecord next = step.next();
        if (next != null) {
          CaseRecord before = shelf.state(key);
          shelf.keep(key, before, next);
          campaigns.keep(key, before, next);
        }
        context.forward(record.withValue(step.judgement()));
      }
    }
  }
}
