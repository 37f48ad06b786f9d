package dev.screener.projection.live;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Events by subject, such as a film. Subjects belong to scopes, such as partitions: a scope's
 * events come in one order, its ids tell how far each of its sources was read, and it is taken on
 * and given up as a whole. Stream threads tell; one {@link Audience} hands on.
 */
public final class EventFeed {

  private final int most;
  private final Map<Integer, EventRing> rings = new ConcurrentHashMap<>();
  private volatile Audience audience = new Nobody();

  /**
   * @param most events that a scope keeps for those who come back: about 250 bytes each
   */
  public EventFeed(int most) {
    this.most = most;
  }

  /** Who hands events on. Called on threads that must not be held up. */
  public interface Audience {

    /** Whether anybody listens to this subject. */
    boolean listensTo(String subject);

    /** An event. In order with all of its scope. */
    void told(EventRing.Told told);

    /** Figures of a subject have changed, which are read where they stand. */
    void touched(String subject);

    /** How far a scope has been told, in order with its events. */
    void stands(int scope, OffsetVector at);

    /** The scope is told elsewhere from now on. */
    void ended(int scope);
  }

  /** Hands all that is told from now on to {@code next}. */
  public void handTo(Audience next) {
    audience = next;
  }

  /**
   * The scope is told here from now on.
   *
   * @param sources whose records will be told
   */
  public void begin(int scope, Set<String> sources) {
    rings.put(scope, new EventRing(sources, most));
  }

  /** The scope is no longer told here. */
  public void end(int scope) {
    if (rings.remove(scope) != null) {
      audience.ended(scope);
    }
  }

  /**
   * Tells an event.
   *
   * @param source of the record that it follows from, one of those named at {@link #begin}
   */
  public void tell(int scope, String source, long offset, String subject, LiveEvent event) {
    EventRing ring = rings.get(scope);
    if (ring != null) {
      Audience heard = audience;
      ring.tell(source, offset, subject, event, heard::listensTo, heard::told);
    }
  }

  /** Figures of a subject have changed. */
  public void touch(String subject) {
    if (audience.listensTo(subject)) {
      audience.touched(subject);
    }
  }

  /**
   * What was told of a subject since the id {@code last}; empty where the scope is not told here.
   * Whoever is to hear what comes next must be in the audience before.
   */
  public Optional<EventRing.Since> since(int scope, String subject, @Nullable OffsetVector last) {
    return Optional.ofNullable(rings.get(scope)).map(ring -> ring.since(subject, last));
  }

  /** Says how far a scope has been told: a sign of life that moves listeners' ids on. */
  public void stand(int scope) {
    EventRing ring = rings.get(scope);
    if (ring != null) {
      ring.stand(at -> audience.stands(scope, at));
    }
  }

  /** The scopes that are told here. */
  public Set<Integer> scopes() {
    return Set.copyOf(rings.keySet());
  }

  private record Nobody() implements Audience {
    @Override
    public boolean listensTo(String subject) {
      return false;
    }

    @Override
    public void told(EventRing.Told told) {}

    @Override
    public void touched(String subject) {}

    @Override
    public void stands(int scope, OffsetVector at) {}

    @Override
    public void ended(int scope) {}
  }
}
