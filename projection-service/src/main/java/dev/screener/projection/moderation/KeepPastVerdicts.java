package dev.screener.projection.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was said about a review before. Most reviews are approved at once and never spoken of
 * again: of those nothing is kept, nor is a store touched.
 */
final class KeepPastVerdicts implements ProcessorSupplier<String, ReviewVerdict, Void, Void> {

  static final int MOST = 16;

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(ModerationStores.pastVerdicts());
  }

  @Override
  public Processor<String, ReviewVerdict, Void, Void> get() {
    return new Keeper();
  }

  private static final class Keeper implements Processor<String, ReviewVerdict, Void, Void> {
    private KeyValueStore<Bytes, byte[]> store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      store = context.getStateStore(ModerationStores.PAST_VERDICTS);
    }

    @Override
    public void process(Record<String, ReviewVerdict> record) {
      ReviewVerdict verdict = record.value();
      // What is no verdict on a review is put away as a dead letter by the step before.
      if (record.key() == null || verdict == null || !isWorthKeeping(verdict)) {
        return;
      }
      Bytes key = Bytes.wrap(record.key().getBytes(UTF_8));
      if (verdict.getCause() == VerdictCause.ERASURE) {
        store.delete(key);
        return;
      }
      List<PastVerdicts.Past> verdicts = new ArrayList<>();
      verdicts.add(past(verdict));
      verdicts.addAll(PastVerdictsCodec.decode(store.get(key)));
      store.put(
          key, PastVerdictsCodec.encode(verdicts.subList(0, Math.min(MOST, verdicts.size()))));
    }
  }

  static boolean isWorthKeeping(ReviewVerdict verdict) {
    Outcome outcome = verdict.getOutcome();
    boolean aboutAReview = outcome != Outcome.REFUSED && outcome != Outcome.UNKNOWN;
    boolean firstAndWell = verdict.getPreviousOutcome() == null && outcome == Outcome.APPROVED;
    return aboutAReview && (!firstAndWell || verdict.getDecisionId() != null);
  }

  private static PastVerdicts.Past past(ReviewVerdict verdict) {
    return new PastVerdicts.Past(
        verdict.getRevision(),
        verdict.getCause().name(),
        verdict.getDecidedBy().name(),
        verdict.getDecisionId(),
        name(verdict.getDecisionAnswer()),
        verdict.getOutcome().name(),
        verdict.getDisplay().name(),
        name(verdict.getPreviousOutcome()),
        verdict.getReasons(),
        verdict.getRuleIds(),
        verdict.getPolicyVersion(),
        verdict.getJudgedAt());
  }

  private static @Nullable String name(@Nullable Enum<?> symbol) {
    return symbol == null ? null : symbol.name();
  }
}
