package dev.screener.moderation.cases;

import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Brings a moderator's decision to its case. Every decision is answered by a verdict that names it.
 */
final class TakeDecision
    implements ProcessorSupplier<String, ModeratorDecision, String, Judgement> {

  private final CaseJudge judge;
  private final AvroSerde<ReviewSubmission> submissions;

  TakeDecision(CaseJudge judge, AvroSerde<ReviewSubmission> submissions) {
    this.judge = judge;
    this.submissions = submissions;
  }

  @Override
  public Processor<String, ModeratorDecision, String, Judgement> get() {
    return new Desk();
  }

  private final class Desk implements Processor<String, ModeratorDecision, String, Judgement> {
    private ProcessorContext<String, Judgement> context;
    private CaseShelf shelf;

    @Override
    public void init(ProcessorContext<String, Judgement> processorContext) {
      context = processorContext;
      shelf = new CaseShelf(processorContext, submissions);
    }

    @Override
    public void process(Record<String, ModeratorDecision> record) {
      ModeratorDecision decision = record.value();
      Optional<Docket> docket = shelf.docket(record.key());
      if (docket.isEmpty()) {
        context.forward(record.withValue(CaseJudge.unfounded(decision, record.timestamp())));
        return;
      }
      CaseJudge.Step step = judge.decision(docket.get(), decision, record.timestamp());
      if (step.next() != null) {
        shelf.keep(record.key(), docket.get().state(), step.next());
      }
      context.forward(record.withValue(step.judgement()));
    }
  }
}
