package dev.screener.moderation.policies;

import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.moderation.line.ModerationMeters;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Looks for rules that fail, and publishes the policy without one that fails too often. */
public final class WatchRules
    implements ProcessorSupplier<String, ReviewVerdict, String, PublishedPolicy> {

  private final PolicyTimeline timeline;
  private final ModerationMeters meters;

  public WatchRules(PolicyTimeline timeline, ModerationMeters meters) {
    this.timeline = timeline;
    this.meters = meters;
  }

  @Override
  public Processor<String, ReviewVerdict, String, PublishedPolicy> get() {
    return new Watch();
  }

  private final class Watch implements Processor<String, ReviewVerdict, String, PublishedPolicy> {
    private final SuspendRules failures = new SuspendRules(timeline, meters);
    private ProcessorContext<String, PublishedPolicy> context;

    @Override
    public void init(ProcessorContext<String, PublishedPolicy> processorContext) {
      context = processorContext;
    }

    @Override
    public void process(Record<String, ReviewVerdict> record) {
      ReviewVerdict verdict = record.value();
      if (!verdict.getPolicyVersion().isEmpty()) {
        // The clock only says when to publish; what judges when is on the record then.
        long now = Math.max(record.timestamp(), context.currentSystemTimeMs());
        failures
            .judged(verdict.getPolicyVersion(), verdict.getRuleIds(), now)
            .ifPresent(
                without ->
                    context.forward(
                        new Record<>(
                            without.getName() + '/' + without.getVersion(), without, now)));
      }
    }
  }
}
