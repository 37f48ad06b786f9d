package dev.screener.projection.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Keeps what was said of each film's reviews lately, of those that {@link KeepPastVerdicts} keeps.
 */
final class KeepFilmPast implements ProcessorSupplier<String, ReviewVerdict, Void, Void> {

  static final int MOST = 20;
  static final Duration KEPT = Duration.ofDays(30);

  private static final Duration SWEPT_EVERY = Duration.ofDays(1);

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(ModerationStores.filmPast());
  }

  @Override
  public Processor<String, ReviewVerdict, Void, Void> get() {
    return new Keeper();
  }

  private static final class Keeper implements Processor<String, ReviewVerdict, Void, Void> {
    private KeyValueStore<Bytes, byte[]> store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      store = context.getStateStore(ModerationStores.FILM_PAST);
      context.schedule(SWEPT_EVERY, PunctuationType.STREAM_TIME, this::sweep);
    }

    @Override
    public void process(Record<String, ReviewVerdict> record) {
      ReviewVerdict verdict = record.value();
      if (record.key() == null || verdict == null || !KeepPastVerdicts.isWorthKeeping(verdict)) {
        return;
      }
      Bytes key = Bytes.wrap(verdict.getFilmId().getBytes(UTF_8));
      List<FilmPast.One> before = FilmPastCodec.decode(store.get(key));
      List<FilmPast.One> now = new ArrayList<>(before);
      now.removeIf(one -> one.reviewId().equals(verdict.getReviewId()));
      // Of what was withdrawn or erased there is nothing left to look at.
      if (verdict.getCause() != VerdictCause.ERASURE && verdict.getOutcome() != Outcome.WITHDRAWN) {
        now.add(0, one(verdict));
      }
      put(key, before, young(now, record.timestamp()));
    }

    /**
     * A film of which nothing is said any more has no newer verdict that would push the old out.
     */
    private void sweep(long now) {
      try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
        entries.forEachRemaining(
            entry -> {
              List<FilmPast.One> before = FilmPastCodec.decode(entry.value);
              put(entry.key, before, young(before, now));
            });
      }
    }

    private void put(Bytes key, List<FilmPast.One> before, List<FilmPast.One> now) {
      if (now.equals(before)) {
        return;
      }
      if (now.isEmpty()) {
        store.delete(key);
      } else {
        store.put(key, FilmPastCodec.encode(now));
      }
    }
  }

  private static List<FilmPast.One> young(List<FilmPast.One> verdicts, long now) {
    long oldest = now - KEPT.toMillis();
    return verdicts.stream()
        .filter(one -> one.judgedAt().toEpochMilli() >= oldest)
        .limit(MOST)
        .toList();
  }

  private static FilmPast.One one(ReviewVerdict verdict) {
    return new FilmPast.One(
        verdict.getReviewId(),
        verdict.getRevision(),
        verdict.getOutcome().name(),
        verdict.getDecidedBy().name(),
        verdict.getReasons(),
        verdict.getJudgedAt());
  }
}
