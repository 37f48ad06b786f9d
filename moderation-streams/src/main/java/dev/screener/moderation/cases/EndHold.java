package dev.screener.moderation.cases;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.moderation.record.CaseTimer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Brings a timer to its case. A timer that comes too early, or to a case that was settled
 * meanwhile, changes nothing.
 */
final class EndHold implements ProcessorSupplier<String, CaseTimer, String, Judgement> {

  private final CaseJudge judge;
  private final AvroSerde<ReviewSubmission> submissions;

  EndHold(CaseJudge judge, AvroSerde<ReviewSubmission> submissions) {
    this.judge = judge;
    this.submissions = submissions;
  }

  @Override
  public Processor<String, CaseTimer, String, Judgement> get() {
    return new Desk();
  }

  private final class Desk implements Processor<String, CaseTimer, String, Judgement> {
    private ProcessorContext<String, Judgement> context;
    private CaseShelf shelf;

    @Override
    public void init(ProcessorContext<String, Judgement> processorContext) {
      context = processorContext;
      shelf = new CaseShelf(processorContext, submissions);
    }

    @Override
    public void process(Record<String, CaseTimer> record) {
      shelf
          .docket(record.key())
          .flatMap(
              docket -> judge.holdEnded(docket, record.value().getRevision(), record.timestamp()))
          .ifPresent(step -> keep(record, step));
    }

    private void keep(Record<String, CaseTimer> record, CaseJudge.Step step) {
      if (step.next() != null) {
        shelf.keep(record.key(), shelf.state(record.key()), step.next());
      }
      context.forward(record.withValue(step.judgement()));
    }
  }
}
