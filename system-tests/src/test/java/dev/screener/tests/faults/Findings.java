package dev.screener.tests.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a checker found broken, by guarantee; of many of a kind the first few are kept. */
final class Findings {
  private static final int KEPT = 8;

  /** A guarantee that can be seen to be broken from outside. */
  enum Guarantee {
    /** Not a guarantee: where work is left the others cannot be checked. */
    AT_REST,
    NOTHING_LOST,
    NOTHING_DOUBLED,
    ORDER,
    APPROVED_TOPIC,
    FILM_VIEW,
    QUEUE,
    DECISIONS,
    SAME_VERDICTS,
    COUNTS
  }

  private final Map<Guarantee, List<String>> found = new EnumMap<>(Guarantee.class);
  private final Map<Guarantee, Integer> numbers = new EnumMap<>(Guarantee.class);

  void add(Guarantee guarantee, String what) {
    List<String> kept = found.computeIfAbsent(guarantee, key -> new ArrayList<>());
    if (kept.size() < KEPT) {
      kept.add(what);
    }
    numbers.merge(guarantee, 1, Integer::sum);
  }

  void check(boolean holds, Guarantee guarantee, String what) {
    if (!holds) {
      add(guarantee, what);
    }
  }

  /** The same, where what is to be told takes work. */
  void check(boolean holds, Guarantee guarantee, Supplier<String> what) {
    if (!holds) {
      add(guarantee, what.get());
    }
  }

  void addAll(Findings other) {
    other.found.forEach(
        (guarantee, all) -> {
          all.forEach(what -> add(guarantee, what));
          numbers.merge(guarantee, other.numbers.get(guarantee) - all.size(), Integer::sum);
        });
  }

  Set<Guarantee> broken() {
    return found.keySet();
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    found.forEach(
        (guarantee, all) -> {
          text.append(guarantee).append(" broken ").append(numbers.get(guarantee));
          text.append(" times\n");
          all.forEach(what -> text.append("    ").append(what).append('\n'));
        });
    return text.toString();
  }
}
