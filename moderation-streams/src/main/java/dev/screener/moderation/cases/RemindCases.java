package dev.screener.moderation.cases;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.policies.PolicyTimeline.Version;
import dev.screener.moderation.policies.Rejudging;
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
import org.jspecify.annotations.Nullable;

/**
 * Writes a timer for each case that time has overtaken: its hold is over, or a policy has taken
 * effect that judges it again. The clock only reminds: what a timer does to a case follows from the
 * case and the published policies, so a reminder too many or too late changes nothing. Goes through
 * the stores in slices, so that even millions of cases never hold up their stream.
 */
final class RemindCases implements ProcessorSupplier<String, ScreenedReview, String, CaseTimer> {

  private static final Duration EVERY = Duration.ofMillis(500);
  private static final int SLICE = 1_000;

  /** A hold that waits for a person, as one for abuse does, ought not to wait longer. */
  private static final Duration PATIENCE = Duration.ofDays(3);

  private static final Duration EVERY_SO_OFTEN = Duration.ofMinutes(1);

  private final PolicyTimeline policies;
  private final Rejudging rejudging;
  private final CaseSerdes serdes;
  private final ModerationMeters meters;

  RemindCases(
      PolicyTimeline policies, Rejudging rejudging, CaseSerdes serdes, ModerationMeters meters) {
    this.policies = policies;
    this.rejudging = rejudging;
    this.serdes = serdes;
    this.meters = meters;
  }

  @Override
  public Processor<String, ScreenedReview, String, CaseTimer> get() {
    return new Desk();
  }

  private final class Desk implements Processor<String, ScreenedReview, String, CaseTimer> {
    private ProcessorContext<String, CaseTimer> context;
    private CaseShelf shelf;

    private @Nullable String nextOpen;
    private long policyOfRound = Long.MIN_VALUE;
    private long policySeen = Long.MIN_VALUE;

    private @Nullable String nextOfAll;
    private long walked;
    private String walkedFor = "";
    private boolean finished;

    @Override
    public void init(ProcessorContext<String, CaseTimer> processorContext) {
      context = processorContext;
      shelf = new CaseShelf(processorContext, serdes, new Due(policies));
      processorContext.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, this::look);
      processorContext.schedule(
          EVERY_SO_OFTEN, PunctuationType.WALL_CLOCK_TIME, this::countOverdue);
    }

    /** Stands in the line only to share its partition's stores. */
    @Override
    public void process(Record<String, ScreenedReview> record) {}

    @Override
    public void close() {
      rejudging.forget(context.taskId().partition());
      meters.holdsOverdue(context.taskId().partition(), 0);
    }

    private void look(long now) {
      lookThroughOpen(now);
      policies.newestForAll(now).ifPresent(version -> lookThroughAll(version, now));
    }

    private void lookThroughOpen(long now) {
      if (nextOpen == null) {
        policyOfRound = policies.inForceAt(now).effectiveFrom();
      }
      String last = null;
      try (KeyValueIterator<String, Long> entries = shelf.open().range(nextOpen, null)) {
        for (int seen = 0; entries.hasNext() && seen < SLICE; seen++) {
          KeyValue<String, Long> entry = entries.next();
          last = entry.key;
          // What was kept before a policy became known does not say when that one takes it up.
          boolean asked = entry.value <= now || (policyOfRound > policySeen && isBehind(last));
          if (asked && shelf.isDue(last, now)) {
            remind(last, now);
          }
        }
        nextOpen = entries.hasNext() ? last : null;
      }
      if (nextOpen == null) {
        policySeen = policyOfRound;
      }
    }

    private boolean isBehind(String key) {
      CaseRecord state = shelf.state(key);
      return state != null && state.getPrior() == null && state.getJudgedAt() < policyOfRound;
    }

    private void lookThroughAll(Version version, long now) {
      if (!version.policy().version().equals(walkedFor)) {
        walkedFor = version.policy().version();
        nextOfAll = null;
        walked = 0;
        finished = false;
      }
      if (finished) {
        return;
      }
      try (KeyValueIterator<String, CaseRecord> cases = shelf.cases().range(nextOfAll, null)) {
        String last = null;
        for (int seen = 0; cases.hasNext() && seen < SLICE; seen++) {
          KeyValue<String, CaseRecord> entry = cases.next();
          last = entry.key;
          walked++;
          if (isToBeJudged(entry.value, version)) {
            remind(last, now);
          }
        }
        finished = !cases.hasNext();
        nextOfAll = finished ? null : last;
      }
      rejudging.at(
          context.taskId().partition(),
          walkedFor,
          walked,
          Math.max(walked, shelf.cases().approximateNumEntries()),
          finished);
    }

    /** Nothing ends these holds by itself, so somebody must be told. */
    private void countOverdue(long now) {
      int overdue = 0;
      try (KeyValueIterator<String, Long> entries = shelf.open().all()) {
        while (entries.hasNext()) {
          KeyValue<String, Long> entry = entries.next();
          overdue += entry.value == CaseShelf.NEVER && isOverdue(entry.key, now) ? 1 : 0;
        }
      }
      meters.holdsOverdue(context.taskId().partition(), overdue);
    }

    private boolean isOverdue(String key, long now) {
      CaseRecord state = shelf.state(key);
      Long since = state == null ? null : state.getHeldSince();
      return since != null && since < now - PATIENCE.toMillis();
    }

    private void remind(String key, long now) {
      String filmId = Ids.filmOf(key);
      CaseRecord state = shelf.state(key);
      if (state != null) {
        CaseTimer timer =
            new CaseTimer(filmId, key.substring(filmId.length() + 1), state.getRevision());
        context.forward(new Record<>(key, timer, now));
      }
    }
  }

  private static boolean isToBeJudged(CaseRecord state, Version version) {
    return state.getRevision() > 0
        && state.getJudgedAt() < version.effectiveFrom()
        && !state.getOutcome().equals(Outcome.WITHDRAWN.name());
  }
}
