package dev.screener.moderation.cases;

import org.jspecify.annotations.Nullable;

/**
 * What a verdict does to a compacted topic's record of its key.
 *
 * @param happens whether anything is written
 * @param value the new record, or null for a tombstone
 */
public record Change<V>(boolean happens, @Nullable V value) {

  static <V> Change<V> none() {
    return new Change<>(false, null);
  }

  static <V> Change<V> to(V value) {
    return new Change<>(true, value);
  }

  static <V> Change<V> gone() {
    return new Change<>(true, null);
  }
}
