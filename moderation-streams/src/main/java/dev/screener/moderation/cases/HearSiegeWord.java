package dev.screener.moderation.cases;

import dev.screener.contracts.event.SiegeState;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.SiegeFile;
import dev.screener.moderation.siege.SiegeMembers;
import dev.screener.moderation.siege.SiegeRegister;
import dev.screener.moderation.siege.SiegeWord;
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
 * Learns what moderators say of a siege and judges the reviews that look part of it again, in
 * slices as {@link HearCampaignWord} does, all as of the decision's own event time. Where it is
 * stands in the siege's file, so a restart goes on from there.
 */
final class HearSiegeWord implements ProcessorSupplier<String, SiegeWord, String, Judgement> {

  private static final int SLICE = 1_000;
  private static final Duration EVERY = Duration.ofMillis(100);

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

  private final class Desk implements Processor<String, SiegeWord, String, Judgement> {
    /** Sieges of which not all reviews are judged again. */
    private final TreeSet<String> unfinished = new TreeSet<>();

    private ProcessorContext<String, Judgement> context;
    private CaseShelf shelf;
    private SiegeRegister register;
    private SiegeMembers members;

    @Override
    public void init(ProcessorContext<String, Judgement> processorContext) {
      context = processorContext;
      shelf = new CaseShelf(processorContext, serdes, due);
      register = new SiegeRegister(processorContext);
      members = new SiegeMembers(processorContext);
      try (KeyValueIterator<String, SiegeFile> all = register.files().all()) {
        while (all.hasNext()) {
          KeyValue<String, SiegeFile> entry = all.next();
          if (entry.value.getWalkedTo() != null) {
            unfinished.add(entry.key);
          }
        }
      }
      processorContext.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, now -> walk());
    }

    @Override
    public void process(Record<String, SiegeWord> record) {
      unfinished.add(record.value().key());
      walk();
    }

    /** Judges the next slice. */
    private void walk() {
      int left = SLICE;
      while (left > 0 && !unfinished.isEmpty()) {
        left -= walk(unfinished.first(), left);
      }
    }

    private int walk(String siege, int most) {
      SiegeFile file = register.files().get(siege);
      String last = file == null ? null : file.getWalkedTo();
      if (file == null || last == null) {
        unfinished.remove(siege);
        return 0;
      }
      List<String> found = members.after(Ids.filmOf(siege), last, most);
      SiegeState state = register.state(Ids.filmOf(siege), file.getOpenedAt());
      found.forEach(key -> judgeAgain(key, file, state));
      boolean finished = found.size() < most;
      register.walked(siege, file, finished ? null : found.get(found.size() - 1));
      if (finished) {
        unfinished.remove(siege);
      }
      return found.size();
    }

    private void judgeAgain(String key, SiegeFile file, SiegeState state) {
      CaseRecord known = shelf.state(key);
      if (known == null || known.getSiege() != file.getOpenedAt()) {
        return;
      }
      boolean leaves = state == SiegeState.OPEN && members.isLifted(key);
      Optional<Docket> docket = shelf.docket(key, known);
      if (docket.isEmpty()) {
        keep(key, known, told(known, state, leaves));
        return;
      }
      List<Step> steps =
          judge.campaign(docket.get(), now -> told(now, state, leaves), file.getToldAt());
      for (Step step : steps) {
        if (step.next() != null) {
          keep(key, Objects.requireNonNull(shelf.state(key)), step.next());
        }
        context.forward(new Record<>(key, step.judgement(), file.getToldAt()));
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
