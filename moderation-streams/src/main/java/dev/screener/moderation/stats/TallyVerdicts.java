package dev.screener.moderation.stats;

import dev.screener.contracts.event.EstimatedShare;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.moderation.cases.Judgement;
import dev.screener.moderation.line.StoreSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the case desk of one partition does, and writes it down once a second under
 * minute/partition. Counts stand in memory until then, which costs a review next to nothing and a
 * crash a second's counts; labels, which are few and dear, are kept.
 */
public final class TallyVerdicts
    implements ProcessorSupplier<String, Judgement, String, ModerationStats> {

  /** Outcome/label, as APPROVED/REJECT, to how often; four entries, which stay. */
  private static final String LABELS = "audit-labels";

  private static final Duration EVERY = Duration.ofSeconds(1);

  private final StoreBuilder<KeyValueStore<String, Long>> labels =
      StoreSettings.persistent(LABELS, Serdes.String(), Serdes.Long());

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(labels);
  }

  @Override
  public Processor<String, Judgement, String, ModerationStats> get() {
    return new Tally();
  }

  private static final class Tally
      implements Processor<String, Judgement, String, ModerationStats> {
    private final Map<Long, MinuteCounts> minutes = new TreeMap<>();
    private ProcessorContext<String, ModerationStats> context;
    private KeyValueStore<String, Long> kept;

    @Override
    public void init(ProcessorContext<String, ModerationStats> processorContext) {
      context = processorContext;
      kept = processorContext.getStateStore(LABELS);
      processorContext.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, this::write);
    }

    @Override
    public void process(Record<String, Judgement> record) {
      Judgement judgement = record.value();
      long at = judgement.verdict().getJudgedAt().toEpochMilli();
      long minute = TimeUnit.MINUTES.toMillis(TimeUnit.MILLISECONDS.toMinutes(at));
      minutes
          .computeIfAbsent(minute, begins -> new MinuteCounts())
          .add(judgement, context.currentSystemTimeMs());
      String label = judgement.audited();
      if (label != null) {
        kept.put(label, kept(label) + 1);
      }
    }

    private void write(long now) {
      int partition = context.taskId().partition();
      minutes.forEach(
          (minute, counts) ->
              context.forward(
                  new Record<>(
                      minute + "/" + partition,
                      counts
                          .toRecord(minute, partition)
                          .setMissed(share("APPROVED", "REJECT"))
                          .setWronglyKeptOut(share("REJECTED", "APPROVE"))
                          .build(),
                      now)));
      minutes.clear();
    }

    private @Nullable EstimatedShare share(String outcome, String wrong) {
      long approves = kept(outcome + "/APPROVE");
      long rejects = kept(outcome + "/REJECT");
      return EstimatedShares.of(wrong.equals("REJECT") ? rejects : approves, approves + rejects);
    }

    private long kept(String label) {
      Long count = kept.get(label);
      return count == null ? 0 : count;
    }
  }
}
