package dev.screener.benchmarks.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What two runs of one benchmark say about a change.
 *
 * @param warnings what lessens what the comparison is worth
 * @param changes a row each that both have, in the order of the later one
 */
public record Comparison(List<String> warnings, List<Change> changes) {

  /** How unlikely chance must be before a difference counts. */
  static final double LEVEL = 0.01;

  /** What became of a figure. */
  public enum Judgement {
    BETTER,
    WORSE,
    /** No more than rounds differ among themselves. */
    NOISE,
    /** One round on a side: how much rounds differ is not known. */
    UNKNOWN
  }

  /**
   * One row.
   *
   * @param share of the later median in the earlier one, less 1; empty where the earlier one is 0
   * @param why by what it was judged
   */
  public record Change(
      Row before, Row after, Optional<Double> share, Judgement judgement, String why) {}

  public Comparison {
    warnings = List.copyOf(warnings);
    changes = List.copyOf(changes);
  }

  /**
   * Holds the later against the earlier.
   *
   * @throws IllegalArgumentException when they are of different benchmarks, or have nothing in
   *     common
   */
  public static Comparison of(Figures before, Figures after) {
    if (!before.benchmark().equals(after.benchmark())) {
      throw new IllegalArgumentException(
          "these are different benchmarks: " + before.benchmark() + " and " + after.benchmark());
    }
    List<String> warnings = new ArrayList<>(warnings(before.machine(), after.machine()));
    Map<String, Row> earlier = new LinkedHashMap<>();
    before.rows().forEach(row -> earlier.put(row.name(), row));
    List<Change> changes = new ArrayList<>();
    for (Row row : after.rows()) {
      Row was = earlier.remove(row.name());
      if (was == null) {
        warnings.add("only in the later one: " + row.name());
      } else if (!was.unit().equals(row.unit()) || was.better() != row.better()) {
        warnings.add("not the same kind of figure in both: " + row.name());
      } else {
        changes.add(change(was, row));
      }
    }
    earlier.keySet().forEach(name -> warnings.add("only in the earlier one: " + name));
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("the two have no row in common");
    }
    return new Comparison(warnings, changes);
  }

  /** Whether any row is worse by more than noise. */
  public boolean isWorse() {
    return changes.stream().anyMatch(change -> change.judgement() == Judgement.WORSE);
  }

  static Change change(Row before, Row after) {
    double was = before.value().median();
    double is = after.value().median();
    Optional<Double> share = was == 0 ? Optional.empty() : Optional.of(is / was - 1);
    Verdict verdict = verdict(before, after);
    Judgement judgement =
        verdict.differs().isEmpty()
            ? Judgement.UNKNOWN
            : !verdict.differs().get() || is == was
                ? Judgement.NOISE
                : (is > was) == (after.better() == Row.Better.HIGHER)
                    ? Judgement.BETTER
                    : Judgement.WORSE;
    return new Change(before, after, share, judgement, verdict.why());
  }

  /**
   * Whether they differ by more than noise.
   *
   * @param differs empty where that cannot be told
   */
  private record Verdict(Optional<Boolean> differs, String why) {}

  private static Verdict verdict(Row before, Row after) {
    int a = before.rounds().size();
    int b = after.rounds().size();
    if (isOne(before) || isOne(after)) {
      return new Verdict(Optional.empty(), "one round has no range");
    }
    boolean rounds = a > 0 && b > 0;
    if (rounds && RankTest.least(a, b) <= LEVEL) {
      double probability = RankTest.probability(before.rounds(), after.rounds());
      return new Verdict(
          Optional.of(probability <= LEVEL),
          String.format(Locale.ROOT, "rank test, p %.2g", probability));
    }
    boolean apart =
        before.value().min() > after.value().max() || after.value().min() > before.value().max();
    return new Verdict(
        Optional.of(apart),
        (apart ? "ranges apart" : "ranges overlap")
            + (rounds
                ? String.format(
                    Locale.ROOT,
                    "; too few rounds for a rank test (chance parts %d and %d with p %.2g)",
                    a,
                    b,
                    RankTest.least(a, b))
                : "; rounds are not told"));
  }

  private static boolean isOne(Row row) {
    return row.rounds().size() == 1
        || (row.rounds().isEmpty() && row.value().min() == row.value().max());
  }

  private static List<String> warnings(Machine before, Machine after) {
    List<String> warnings = new ArrayList<>();
    differing(warnings, "processors", processors(before), processors(after));
    differing(
        warnings, "memory", before.memoryMegabytes() + " MB", after.memoryMegabytes() + " MB");
    differing(warnings, "systems", before.system(), after.system());
    differing(warnings, "JDKs", before.java(), after.java());
    return warnings;
  }

  private static String processors(Machine machine) {
    return machine.processors() + " of " + machine.processor();
  }

  private static void differing(List<String> warnings, String what, String before, String after) {
    if (!before.equals(after)) {
      warnings.add("different " + what + ": " + before + ", then " + after);
    }
  }
}
