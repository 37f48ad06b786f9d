package dev.screener.moderation.siege;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/**
 * A film's votes brought to its pulse in order, and what became of them under the default policy's
 * settings: as the desk does, what came just before an opening is looked at again.
 */
final class Watch {

  private static final float MERCY = 0.045f;
  private static final int STORE_EVERY = 7;

  private record Seen(int number, Crowd.Cast cast, Form form) {}

  private final Habits site = Habits.prior();
  private final double tolerance;
  private final Deque<Seen> recent = new ArrayDeque<>();
  private final TreeSet<Integer> held = new TreeSet<>();
  private Pulse pulse = Pulse.of(null);
  private List<Crowd.Cast> casts = List.of();
  private long openedAt = -1;
  private int opened;
  private int lifted;
  private int largest;

  private Watch(double tolerance) {
    this.tolerance = tolerance;
  }

  /**
   * Watches a film's votes from the first to the last.
   *
   * @param tolerance as {@link Pulse#arrive} takes it
   */
  static Watch over(List<Crowd.Cast> casts, double tolerance) {
    Watch watch = new Watch(tolerance);
    watch.casts = casts;
    for (int number = 0; number < casts.size(); number++) {
      watch.see(number, casts.get(number));
    }
    return watch;
  }

  private void see(int number, Crowd.Cast cast) {
    Arrival vote = cast.vote();
    pulse.begin(vote.at());
    if (pulse.alarm().end(vote.at()) == Alarm.End.LIFTED) {
      lifted++;
      recent.forEach(seen -> held.remove(seen.number()));
    }
    boolean before = pulse.siege() != null;
    Reading reading = pulse.arrive(vote, site, tolerance);
    if (isHeld(reading)) {
      held.add(number);
    }
    if (!vote.voter().isEstablished()) {
      recent.addLast(new Seen(number, cast, pulse.newest(vote.at()).form()));
      if (recent.size() > RecentVotes.MOST) {
        recent.removeFirst();
      }
    }
    if (!before && pulse.siege() != null) {
      opened++;
      openedAt = openedAt < 0 ? vote.at() : openedAt;
    }
    if (pulse.alarm().looksBack()) {
      recent.forEach(this::judgeAgain);
    }
    if (number % STORE_EVERY == 0) {
      byte[] stored = bytes();
      largest = Math.max(largest, stored.length);
      pulse = Pulse.of(pulse.toRecord());
    }
  }

  private void judgeAgain(Seen seen) {
    Arrival vote = seen.cast().vote();
    if (isHeld(pulse.judge(new Vote(vote.at(), vote.rating(), vote.voter(), seen.form()), site))) {
      held.add(seen.number());
    }
  }

  private byte[] bytes() {
    try {
      return pulse.toRecord().toByteBuffer().array();
    } catch (java.io.IOException never) {
      throw new java.io.UncheckedIOException(never);
    }
  }

  private static boolean isHeld(Reading reading) {
    return reading.suspicion() >= Pulse.SUSPECT && reading.crowdShare() <= MERCY;
  }

  int opened() {
    return opened;
  }

  int lifted() {
    return lifted;
  }

  Pulse pulse() {
    return pulse;
  }

  /** The largest that the film's pulse was when stored, in bytes. */
  int largest() {
    return largest;
  }

  /** How long after the campaign's first vote the first siege opened. */
  long secondsToOpen() {
    long began =
        casts.stream().filter(Crowd.Cast::attack).mapToLong(c -> c.vote().at()).min().orElse(0);
    return (openedAt - began) / 1000;
  }

  double shareOfAttackHeld() {
    return share(true, true);
  }

  double shareOfHonestShown() {
    return share(false, false);
  }

  private double share(boolean attack, boolean isHeld) {
    int of = 0;
    int matching = 0;
    for (int number = 0; number < casts.size(); number++) {
      if (casts.get(number).attack() == attack && casts.get(number).vote().at() >= Crowd.START) {
        of++;
        matching += held.contains(number) == isHeld ? 1 : 0;
      }
    }
    return (double) matching / of;
  }
}
