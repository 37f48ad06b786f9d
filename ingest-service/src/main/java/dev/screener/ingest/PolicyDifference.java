package dev.screener.ingest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would change among the cases judged last.
 *
 * @param policy name/version
 * @param before cases by outcome under the policy in force
 * @param after cases by outcome under the new one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PolicyDifference(
    String policy,
    long cases,
    Map<String, Long> before,
    Map<String, Long> after,
    List<Change> changes) {

  /** Fewer cases say little about shares. */
  private static final long ENOUGH_CASES = 100;

  private static final double TOLERATED_POINTS = 1.0;
  private static final int MOST_SAMPLES = 10;

  PolicyDifference {
    before = before == null ? Map.of() : new TreeMap<>(before);
    after = after == null ? Map.of() : new TreeMap<>(after);
    changes = changes == null ? List.of() : List.copyOf(changes);
  }

  /** Cases whose outcome or display would change in the same way. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Change(
      String from,
      String to,
      @Nullable String displayFrom,
      @Nullable String displayTo,
      long count,
      List<Sample> samples) {

    Change {
      samples = samples == null ? List.of() : List.copyOf(samples);
    }

    private List<@Nullable String> kind() {
      List<@Nullable String> kind = new ArrayList<>();
      kind.add(from);
      kind.add(to);
      kind.add(displayFrom);
      kind.add(displayTo);
      return kind;
    }

    private Change and(Change other) {
      List<Sample> both = new ArrayList<>(samples);
      both.addAll(other.samples);
      return new Change(
          from,
          to,
          displayFrom,
          displayTo,
          count + other.count,
          both.subList(0, Math.min(MOST_SAMPLES, both.size())));
    }
  }

  /**
   * One of the cases.
   *
   * @param text the beginning of the review
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Sample(String filmId, String reviewId, List<String> ruleIds, String text) {}

  /** The difference among the cases of both: each instance has its own. */
  PolicyDifference and(PolicyDifference other) {
    Map<List<@Nullable String>, Change> sum = new LinkedHashMap<>();
    for (Change change : changes) {
      sum.put(change.kind(), change);
    }
    for (Change change : other.changes) {
      sum.merge(change.kind(), change, Change::and);
    }
    List<Change> mostFirst = new ArrayList<>(sum.values());
    mostFirst.sort(Comparator.comparingLong(Change::count).reversed());
    return new PolicyDifference(
        policy, cases + other.cases, sum(before, other.before), sum(after, other.after), mostFirst);
  }

  /** By how many percentage points the share of cases HELD or REJECTED rises. */
  double riseInPoints() {
    return cases == 0 ? 0 : 100.0 * (keptBack(after) - keptBack(before)) / cases;
  }

  /**
   * Whether a person should say that the change is meant: more is kept back, or so much less that
   * rules seem to be missing.
   */
  boolean isTooMuch() {
    return cases >= ENOUGH_CASES && Math.abs(riseInPoints()) > TOLERATED_POINTS;
  }

  private static long keptBack(Map<String, Long> outcomes) {
    return outcomes.getOrDefault("HELD", 0L) + outcomes.getOrDefault("REJECTED", 0L);
  }

  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> sum = new TreeMap<>(one);
    other.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
    return sum;
  }
}
