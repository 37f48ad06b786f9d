package dev.screener.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What a new policy would change: counts and samples over the cases that it was tried on. The same
 * cases give the same comparison in whatever order they come. Not safe for use by several threads.
 */
public final class PolicyComparison {

  private static final int MOST_SAMPLES = 10;

  /** By hash, which picks evenly among films, and then by what tells cases apart. */
  private static final Comparator<Sample> BY_LOT =
      Comparator.comparingLong((Sample sample) -> hash(sample.review()))
          .thenComparing(sample -> sample.review().filmId())
          .thenComparing(sample -> sample.review().reviewId())
          .thenComparingInt(sample -> sample.review().revision());

  private final Map<Outcome, Long> before = zeros();
  private final Map<Outcome, Long> after = zeros();
  private final Map<Change, Changed> changes = new HashMap<>();
  private long cases;

  /** How a case stood and how it would stand. */
  private record Change(
      Outcome outcomeBefore, Display displayBefore, Outcome outcomeAfter, Display displayAfter) {}

  private static final class Changed {
    private final NavigableSet<Sample> samples = new TreeSet<>(BY_LOT);
    private long count;
  }

  /** A case that would stand otherwise, and the verdict on it. */
  public record Sample(Case review, Verdict after) {}

  /**
   * Cases that would stand otherwise in the same way.
   *
   * @param samples at most ten of them
   */
  public record Transition(
      Outcome outcomeBefore,
      Display displayBefore,
      Outcome outcomeAfter,
      Display displayAfter,
      long count,
      List<Sample> samples) {

    public Transition {
      samples = List.copyOf(samples);
    }
  }

  /** Takes one case with the verdict of the old policy and that of the new one. */
  public void add(Case review, Verdict verdictBefore, Verdict verdictAfter) {
    cases++;
    before.merge(verdictBefore.outcome(), 1L, Long::sum);
    after.merge(verdictAfter.outcome(), 1L, Long::sum);
    Change change =
        new Change(
            verdictBefore.outcome(),
            verdictBefore.display(),
            verdictAfter.outcome(),
            verdictAfter.display());
    if (verdictBefore.outcome() != verdictAfter.outcome()
        || verdictBefore.display() != verdictAfter.display()) {
      Changed changed = changes.computeIfAbsent(change, first -> new Changed());
      changed.count++;
      changed.samples.add(new Sample(review, verdictAfter));
      if (changed.samples.size() > MOST_SAMPLES) {
        changed.samples.pollLast();
      }
    }
  }

  /** How many cases were added. */
  public long cases() {
    return cases;
  }

  /** How many cases stood in each outcome; every outcome is named. */
  public Map<Outcome, Long> before() {
    return new EnumMap<>(before);
  }

  /** How many cases would stand in each outcome; every outcome is named. */
  public Map<Outcome, Long> after() {
    return new EnumMap<>(after);
  }

  /** What would change in outcome or display, the most frequent first. */
  public List<Transition> transitions() {
    List<Transition> transitions = new ArrayList<>();
    changes.forEach(
        (change, changed) ->
            transitions.add(
                new Transition(
                    change.outcomeBefore(),
                    change.displayBefore(),
                    change.outcomeAfter(),
                    change.displayAfter(),
                    changed.count,
                    List.copyOf(changed.samples))));
    transitions.sort(
        Comparator.comparingLong(Transition::count)
            .reversed()
            .thenComparing(Transition::outcomeBefore)
            .thenComparing(Transition::displayBefore)
            .thenComparing(Transition::outcomeAfter)
            .thenComparing(Transition::displayAfter));
    return transitions;
  }

  /**
   * By how many percentage points the share of cases HELD or REJECTED rises; negative when it
   * falls, 0 when there are no cases.
   */
  public double riseInPoints() {
    return cases == 0 ? 0 : 100.0 * (keptBack(after) - keptBack(before)) / cases;
  }

  private static long keptBack(Map<Outcome, Long> counts) {
    return counts.getOrDefault(Outcome.HELD, 0L) + counts.getOrDefault(Outcome.REJECTED, 0L);
  }

  private static Map<Outcome, Long> zeros() {
    Map<Outcome, Long> zeros = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      zeros.put(outcome, 0L);
    }
    return zeros;
  }

  /**
   * Spreads ids that differ in a digit; the mix is the finalizer of MurmurHash3 (public domain).
   */
  private static long hash(Case review) {
    long hash = 31L * review.filmId().hashCode() + review.reviewId().hashCode();
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
