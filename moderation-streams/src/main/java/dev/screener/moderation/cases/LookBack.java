package dev.screener.moderation.cases;

import dev.screener.contracts.event.SiegeState;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.siege.SiegeEvidence;
import dev.screener.moderation.siege.SiegeMembers;
import dev.screener.moderation.siege.SiegeRegister;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Brings what the siege model says of reviews that came before to their cases. What a moderator has
 * decided on with its siege stays with that siege.
 */
final class LookBack implements ProcessorSupplier<String, SiegeEvidence, String, Judgement> {

  private final CaseJudge judge;
  private final CaseSerdes serdes;
  private final Due due;

  LookBack(CaseJudge judge, CaseSerdes serdes, Due due) {
    this.judge = judge;
    this.serdes = serdes;
    this.due = due;
  }

  @Override
  public Processor<String, SiegeEvidence, String, Judgement> get() {
    return new Desk();
  }

  private final class Desk implements Processor<String, SiegeEvidence, String, Judgement> {
    private ProcessorContext<String, Judgement> context;
    private CaseShelf shelf;
    private SiegeMembers members;
    private SiegeRegister register;

    @Override
    public void init(ProcessorContext<String, Judgement> processorContext) {
      context = processorContext;
      shelf = new CaseShelf(processorContext, serdes, due);
      members = new SiegeMembers(processorContext);
      register = new SiegeRegister(processorContext);
    }

    @Override
    public void process(Record<String, SiegeEvidence> record) {
      String key = record.key();
      Optional<Docket> docket = shelf.docket(key, shelf.state(key));
      if (docket.isEmpty()) {
        return;
      }
      CaseRecord known = docket.get().state();
      SiegeEvidence evidence = record.value();
      if (isDecidedOn(key, known) && known.getSiege() != evidence.siege()) {
        if (evidence.siege() == 0 && evidence.writtenAt() == known.getWrittenAt()) {
          members.lift(key, known.getSiege());
        }
        return;
      }
      for (Step step : judge.siege(docket.get(), evidence, record.timestamp())) {
        CaseRecord before = Objects.requireNonNull(shelf.state(key));
        if (step.next() != null) {
          shelf.keep(key, before, step.next());
          members.keep(key, before.getSiege(), step.next().getSiege());
        }
        context.forward(record.withValue(step.judgement()));
      }
    }

    private boolean isDecidedOn(String key, CaseRecord known) {
      return known.getSiege() != 0
          && register.state(Ids.filmOf(key), known.getSiege()) != SiegeState.OPEN;
    }
  }
}
