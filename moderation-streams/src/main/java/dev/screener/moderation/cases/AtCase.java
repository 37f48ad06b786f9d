package dev.screener.moderation.cases;

import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Brings what is learnt of a case to it, and keeps what is made of it. */
final class AtCase<V> implements ProcessorSupplier<String, V, String, Judgement> {

  /** What is learnt, of whatever kind. */
  @FunctionalInterface
  interface Learning<V> {

    /** The steps that follow; each builds on the one before. */
    List<Step> of(CaseShelf shelf, Record<String, V> learnt);
  }

  private final CaseSerdes serdes;
  private final Due due;
  private final Learning<V> learning;

  AtCase(CaseSerdes serdes, Due due, Learning<V> learning) {
    this.serdes = serdes;
    this.due = due;
    this.learning = learning;
  }

  @Override
  public Processor<String, V, String, Judgement> get() {
    return new Desk();
  }

  private final class Desk implements Processor<String, V, String, Judgement> {
    private ProcessorContext<String, Judgement> context;
    private CaseShelf shelf;

    @Override
    public void init(ProcessorContext<String, Judgement> processorContext) {
      context = processorContext;
      shelf = new CaseShelf(processorContext, serdes, due);
    }

    @Override
    public void process(Record<String, V> record) {
      for (Step step : learning.of(shelf, record)) {
        if (step.next() != null) {
          shelf.keep(record.key(), shelf.state(record.key()), step.next());
        }
        context.forward(record.withValue(step.judgement()));
      }
    }
  }
}
