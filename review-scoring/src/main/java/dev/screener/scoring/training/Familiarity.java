package dev.screener.scoring.training;

import dev.screener.scoring.Head;
import dev.screener.scoring.HeadModel;
import java.util.Arrays;
import java.util.List;

/**
 * How familiar a text must be for a head to answer. Heads of language must know some of it; mash
 * and what nobody else says are unknown by nature, and filler is told by how little it says.
 */
final class Familiarity {

  private static final Head[] HEADS = Head.values();

  // By script group. Between what unseen texts of the languages learned from show, and what other
  // languages of the same scripts show.
  private static final float[] LEAST = {0.35f, 0.2f, 0.2f, 0.2f};

  private static final double UNUSUAL_SHARE = 0.02;

  /** So many unfamiliar examples teach a head what to make of unfamiliar text. */
  private static final int ENOUGH = 100;

  private final int head;
  private final WeightTable table;

  Familiarity(int head, WeightTable table) {
    this.head = head;
    this.table = table;
  }

  /**
   * The least familiarity by script group. Where even usual examples of the head are less familiar,
   * since the texts are few, it answers there too; and everywhere, where it has learned from enough
   * of what is unfamiliar.
   */
  float[] least(List<Example> examples) {
    float[] least = new float[HeadModel.SCRIPTS];
    boolean isOfLanguage =
        switch (HEADS[head]) {
          case GIBBERISH, COMMONPLACE, LOW_EFFORT -> false;
          default -> true;
        };
    if (!isOfLanguage) {
      return least;
    }
    for (int script = 0; script < least.length; script++) {
      double[] examplesFor = sorted(1, script, examples);
      double[] examplesAgainst = sorted(-1, script, examples);
      float limit =
          (float) Math.min(LEAST[script], Math.min(unusual(examplesFor), unusual(examplesAgainst)));
      boolean hasLearned = countBelow(LEAST[script], examplesFor) >= ENOUGH;
      least[script] = hasLearned ? 0 : limit;
    }
    return least;
  }

  /** The familiarity of the examples for or against, rising. */
  private double[] sorted(int target, int script, List<Example> examples) {
    return examples.stream()
        .filter(e -> e.targets()[head] == target && e.cell() / HeadModel.LENGTHS == script)
        .mapToDouble(this::of)
        .sorted()
        .toArray();
  }

  /** Below which few lie. */
  private static double unusual(double[] sorted) {
    return sorted.length == 0 ? 1 : sorted[(int) (sorted.length * UNUSUAL_SHARE)];
  }

  private static long countBelow(double limit, double[] sorted) {
    return Arrays.stream(sorted).filter(share -> share < limit).count();
  }

  /** As if the text had not been learned from. */
  private double of(Example example) {
    long known = Arrays.stream(example.longest()).filter(table::holds).count();
    return (double) known / Math.max(1, example.ofLongest());
  }
}
