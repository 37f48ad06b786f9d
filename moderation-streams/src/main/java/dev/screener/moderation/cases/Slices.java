package dev.screener.moderation.cases;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a word is about again in slices, so that even a million cases never hold up their
 * stream. Where it is stands in the store, so a restart goes on from there.
 *
 * @param <T> what is known of whatever the word is about, by its key
 */
final class Slices<T> {

  private static final int SLICE = 1_000;
  private static final Duration EVERY = Duration.ofMillis(100);

  /** The cases of whatever a word is about, in the order of their keys. */
  interface Course<T> {

    /** The one up to which all were judged again, empty before the first; null when none is due. */
    @Nullable String walkedTo(T told);

    /** Those behind one, at most so many. */
    List<String> after(String key, T told, String last, int most);

    void judgeAgain(String found, T told);

    /** Keeps how far it has come; null when that was the last one. */
    void walked(String key, T told, @Nullable String walkedTo);
  }

  private final KeyValueStore<String, T> store;
  private final Course<T> course;

  /** Of which not all cases are judged again. */
  private final TreeSet<String> unfinished = new TreeSet<>();

  private Slices(KeyValueStore<String, T> store, Course<T> course) {
    this.store = store;
    this.course = course;
  }

  /** Goes on with what was unfinished, by the clock on the wall: there need be no record. */
  static <T> Slices<T> through(
      KeyValueStore<String, T> store, Course<T> course, ProcessorContext<?, ?> context) {
    Slices<T> slices = new Slices<>(store, course);
    try (KeyValueIterator<String, T> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, T> entry = all.next();
        if (course.walkedTo(entry.value) != null) {
          slices.begin(entry.key);
        }
      }
    }
    context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, now -> slices.next());
    return slices;
  }

  /** A word has come, and is in the store. */
  void begin(String key) {
    unfinished.add(key);
  }

  /** Judges the next slice. */
  void next() {
    int left = SLICE;
    while (left > 0 && !unfinished.isEmpty()) {
      left -= next(unfinished.first(), left);
    }
  }

  private int next(String key, int most) {
    T told = store.get(key);
    String last = told == null ? null : course.walkedTo(told);
    if (told == null || last == null) {
      unfinished.remove(key);
      return 0;
    }
    List<String> found = course.after(key, told, last, most);
    found.forEach(one -> course.judgeAgain(one, told));
    boolean finished = found.size() < most;
    course.walked(key, told, finished ? null : found.get(found.size() - 1));
    if (finished) {
      unfinished.remove(key);
    }
    return found.size();
  }
}
