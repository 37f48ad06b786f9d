package dev.screener.moderation.cases;

import dev.screener.contracts.event.SiegeState;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.SiegeFile;
import dev.screener.moderation.siege.SiegeMembers;
import dev.screener.moderation.siege.SiegeRegister;
import dev.screener.moderation.siege.SiegeWord;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Learns what moderators say of a siege and judges the reviews that look part of it again, in
 * {@link Slices}: as of the decision's own event time, whenever their turn comes.
 */
final class HearSiegeWord implements ProcessorSupplier<String, SiegeWord, String, Judgement> {

  private final CaseJudge judge;
  private final CaseSerdes serdes;
  private final Due due;

  HearSiegeWord(CaseJudge judge, CaseSerdes serdes, Due due) {
    this.judge = judge;
    this.serdes = serdes;
    this.due = due;
  }

  @Override
  public Processor<String, SiegeWord, String, Judgement> get() {
    return new Desk();
  }

  private final class Desk
      implements Processor<String, SiegeWord, String, Judgement>, Slices.Course<SiegeFile> {
    private CaseShelf shelf;
    private SiegeRegister register;
    private SiegeMembers members;
    private JudgeAgain again;
    private Slices<SiegeFile> slices;

    @Override
    public void init(ProcessorContext<String, Judgement> processorContext) {
      shelf = new CaseShelf(processorContext, serdes, due);
      register = new SiegeRegister(processorContext);
      members = new SiegeMembers(processorContext);
      again = new JudgeAgain(judge, shelf, this::keep, processorContext);
      slices = Slices.through(register.files(), this, processorContext);
    }

    @Override
    public void process(Record<String, SiegeWord> record) {
      slices.begin(record.value().key());
      slices.next();
    }

    @Override
    public @Nullable String walkedTo(SiegeFile file) {
      return file.getWalkedTo();
    }

    @Override
    public List<String> after(String siege, SiegeFile file, String last, int most) {
      return members.after(Ids.filmOf(siege), last, most);
    }

    @Override
    public void walked(String siege, SiegeFile file, @Nullable String walkedTo) {
      register.walked(siege, file, walkedTo);
    }

    @Override
    public void judgeAgain(String key, SiegeFile file) {
      CaseRecord known = shelf.state(key);
      if (known != null && known.getSiege() == file.getOpenedAt()) {
        SiegeState state = SiegeRegister.state(file);
        boolean leaves = state == SiegeState.OPEN && members.isLifted(key);
        again.judge(key, known, now -> told(now, state, leaves), file.getToldAt());
      }
    }

    private void keep(String key, CaseRecord before, CaseRecord next) {
      shelf.keep(key, before, next);
      members.keep(key, before.getSiege(), next.getSiege());
    }
  }

  private static CaseRecord told(CaseRecord state, SiegeState decided, boolean leaves) {
    return leaves ? Sieges.lifted(state) : Sieges.told(state, decided);
  }
}
