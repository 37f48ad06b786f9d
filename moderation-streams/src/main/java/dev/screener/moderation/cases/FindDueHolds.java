package dev.screener.moderation.cases;

import static dev.screener.moderation.cases.CaseStores.CASES;
import static dev.screener.moderation.cases.CaseStores.OPEN_CASES;

import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.CaseTimer;
import dev.screener.moderation.record.ScreenedReview;
import java.time.Duration;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the open cases for holds whose time is up and writes a timer for each. The clock
 * only asks: a timer changes a case by its own timestamp, as every record does, so a replay decides
 * as the first run did. Goes through the store in slices; a case may get its timer twice, the
 * second changes nothing.
 */
final class FindDueHolds implements ProcessorSupplier<String, ScreenedReview, String, CaseTimer> {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int SLICE = 1_000;

  @Override
  public Processor<String, ScreenedReview, String, CaseTimer> get() {
    return new Desk();
  }

  private static final class Desk implements Processor<String, ScreenedReview, String, CaseTimer> {
    private ProcessorContext<String, CaseTimer> context;
    private KeyValueStore<String, Long> open;
    private KeyValueStore<String, CaseRecord> cases;
    private @Nullable String from;

    @Override
    public void init(ProcessorContext<String, CaseTimer> processorContext) {
      context = processorContext;
      open = processorContext.getStateStore(OPEN_CASES);
      cases = processorContext.getStateStore(CASES);
      processorContext.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    /** Stands in the line only to share its partition's stores. */
    @Override
    public void process(Record<String, ScreenedReview> record) {}

    private void look(long now) {
      String last = null;
      try (KeyValueIterator<String, Long> entries = open.range(from, null)) {
        for (int seen = 0; entries.hasNext() && seen < SLICE; seen++) {
          KeyValue<String, Long> entry = entries.next();
          last = entry.key;
          if (now - entry.value >= Holds.LONGEST.toMillis()) {
            remind(entry.key, now);
          }
        }
        from = entries.hasNext() ? last : null;
      }
    }

    private void remind(String key, long now) {
      CaseRecord state = cases.get(key);
      if (state != null && Holds.end(state.getReasons())) {
        String filmId = Ids.filmOf(key);
        CaseTimer timer =
            new CaseTimer(filmId, key.substring(filmId.length() + 1), state.getRevision());
        context.forward(new Record<>(key, timer, now));
      }
    }
  }
}
