package dev.screener.moderation.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Drops what has expired from a store, a slice at a time, so that a large store never holds up its
 * stream. It goes round and round by event time; an entry is gone within a round of its expiry, or
 * where rounds are daily within a day and a round.
 */
public final class Sweep<V> {

  private static final int SLICE = 2_000;

  private final KeyValueStore<String, V> store;
  private final Expiry<V> expired;
  private final BiConsumer<String, V> drop;
  private final long rest;
  private @Nullable String from;
  private long nextRound = Long.MIN_VALUE;

  /** Whether an entry may go, given the event time in ms since the epoch. */
  public interface Expiry<V> {
    boolean test(String key, V value, long now);
  }

  /**
   * @param expired whether an entry may go, given the event time in ms since the epoch
   */
  public Sweep(KeyValueStore<String, V> store, BiPredicate<V, Long> expired) {
    this(store, expired, (key, value) -> store.delete(key));
  }

  /**
   * @param drop what becomes of an expired entry
   */
  public Sweep(
      KeyValueStore<String, V> store, BiPredicate<V, Long> expired, BiConsumer<String, V> drop) {
    this(store, (key, value, now) -> expired.test(value, now), drop, Duration.ZERO);
  }

  /** Where it takes the key as well to tell. */
  public static <V> Sweep<V> byKey(KeyValueStore<String, V> store, Expiry<V> expired) {
    return new Sweep<>(store, expired, (key, value) -> store.delete(key), Duration.ZERO);
  }

  private Sweep(
      KeyValueStore<String, V> store,
      Expiry<V> expired,
      BiConsumer<String, V> drop,
      Duration rest) {
    this.store = store;
    this.expired = expired;
    this.drop = drop;
    this.rest = rest.toMillis();
  }

  /**
   * The same, but a round begins a day after the one before at the earliest: for what lives for
   * weeks, and is so much that going through it all the time would cost more than the desk does.
   */
  public Sweep<V> daily() {
    return new Sweep<>(store, expired, drop, Duration.ofDays(1));
  }

  /** Looks at the next slice, unless the round is over and the next one has not begun. */
  public void next(long now) {
    if (from == null) {
      if (now < nextRound) {
        return;
      }
      nextRound = now + rest;
    }
    List<KeyValue<String, V>> gone = new ArrayList<>();
    String last = null;
    int seen = 0;
    try (KeyValueIterator<String, V> entries = store.range(from, null)) {
      while (entries.hasNext() && seen < SLICE) {
        KeyValue<String, V> entry = entries.next();
        last = entry.key;
        seen++;
        if (expired.test(entry.key, entry.value, now)) {
          gone.add(entry);
        }
      }
      from = entries.hasNext() ? last : null;
    }
    gone.forEach(entry -> drop.accept(entry.key, entry.value));
  }
}
