package dev.screener.projection.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The last events of some sources, at most so many; what is older is forgotten, and who asks for it
 * learns that. Stream threads write, others read.
 */
public final class EventRing {

  /** Before its first record nobody knows what came earlier. */
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final int most;
  private final Deque<Kept> events = new ArrayDeque<>();
  private final Map<String, Long> floor = new HashMap<>();

  /** How far the sources were told before the oldest event that is kept. */
  private final TreeMap<String, Long> before = new TreeMap<>();

  private final TreeMap<String, Long> reached = new TreeMap<>();
  private long number;

  /**
   * How far all sources were told with it follows from those before it, and is not kept: with many
   * sources that would be most of an event.
   */
  private record Kept(long number, String source, long offset, String subject, LiveEvent event) {
    Told at(OffsetVector at) {
      return new Told(number, subject, event, at);
    }
  }

  /**
   * @param sources whose records are told here
   * @param most events that are kept
   */
  EventRing(Set<String> sources, int most) {
    this.most = most;
    sources.forEach(source -> floor.put(source, UNKNOWN));
  }

  /**
   * An event at its place.
   *
   * @param number of the event in its ring
   * @param at how far the ring's sources were told with it
   */
  public record Told(long number, String subject, LiveEvent event, OffsetVector at) {}

  /**
   * What was told since an id.
   *
   * @param complete false when something in between is forgotten; then nothing is {@code missed}
   * @param missed the events in between, in order
   * @param number of the ring's last event: what comes later has a greater one
   * @param at how far the ring's sources have been told
   */
  public record Since(boolean complete, List<Told> missed, long number, OffsetVector at) {}

  /**
   * Adds an event and hands it on, where it is heard.
   *
   * @param isHeard whether anybody listens to a subject
   * @param on must not wait: all others do, so that events are handed on in order
   */
  synchronized void tell(
      String source,
      long offset,
      String subject,
      LiveEvent event,
      Predicate<String> isHeard,
      Consumer<Told> on) {
    floor.computeIfPresent(source, (same, known) -> known == UNKNOWN ? offset - 1 : known);
    reached.merge(source, offset, Math::max);
    Kept kept = new Kept(++number, source, offset, subject, event);
    events.addLast(kept);
    if (events.size() > most) {
      Kept forgotten = events.removeFirst();
      floor.merge(forgotten.source(), forgotten.offset(), Math::max);
      before.merge(forgotten.source(), forgotten.offset(), Math::max);
    }
    if (isHeard.test(subject)) {
      on.accept(kept.at(at()));
    }
  }

  /**
   * What was told of a subject since {@code last}.
   *
   * @param last null for one who has not listened yet, and misses nothing
   */
  synchronized Since since(String subject, @Nullable OffsetVector last) {
    boolean complete = last == null || last.reaches(floor);
    return new Since(
        complete, last != null && complete ? missed(subject, last) : List.of(), number, at());
  }

  private List<Told> missed(String subject, OffsetVector last) {
    List<Told> missed = new ArrayList<>();
    TreeMap<String, Long> told = new TreeMap<>(before);
    for (Kept kept : events) {
      told.merge(kept.source(), kept.offset(), Math::max);
      if (kept.subject().equals(subject) && last.isBefore(kept.source(), kept.offset())) {
        missed.add(kept.at(new OffsetVector(told)));
      }
    }
    return missed;
  }

  /** Hands on how far the sources have been told, in order with the events. */
  synchronized void stand(Consumer<OffsetVector> on) {
    on.accept(at());
  }

  private OffsetVector at() {
    return new OffsetVector(reached);
  }
}
