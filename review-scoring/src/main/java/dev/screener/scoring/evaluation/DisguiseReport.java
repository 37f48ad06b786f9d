package dev.screener.scoring.evaluation;

import dev.screener.scoring.ContentScores;
import dev.screener.scoring.ContentSignal;
import dev.screener.scoring.Head;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.training.LabelledText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What disguises, each alone and every two of them one after the other, do to the spam head: how
 * well it still tells spam from the rest, and how much honest text looks like spam, mash or abuse.
 */
final class DisguiseReport {

  // The limits from which on the default policy acts whoever the author is.
  private static final double CERTAIN_SPAM = 0.98;
  private static final double CERTAIN_ABUSE = 0.97;
  private static final double CERTAIN_MASH = 0.99;

  private final ModelEvaluation evaluation;
  private final ReviewScorer scorer;
  private final List<LabelledText> unseen;
  private final List<LabelledText> honest;
  private final List<String> sets;
  private final long seed;

  /**
   * @param sets those whose AUC is averaged
   * @param honest texts that are not to be flagged
   */
  DisguiseReport(
      ScoringModel model,
      List<LabelledText> unseen,
      List<LabelledText> honest,
      List<String> sets,
      long seed) {
    this.evaluation = new ModelEvaluation(model);
    this.scorer = new ReviewScorer(model);
    this.unseen = unseen.stream().filter(row -> sets.contains(row.set())).toList();
    this.honest = honest;
    this.sets = sets;
    this.seed = seed;
  }

  private record Row(String name, double auc, double flagged) {}

  /** Prints a table in Markdown. */
  void print(PrintStream out) {
    List<Row> rows = new ArrayList<>();
    Disguise[] all = Disguise.values();
    for (int i = 0; i < all.length; i++) {
      Disguise first = all[i];
      rows.add(row(first.toString(), text -> first.hide(text, seed)));
    }
    for (int i = 1; i < all.length; i++) {
      for (int j = i + 1; j < all.length; j++) {
        Disguise first = all[i];
        Disguise second = all[j];
        rows.add(
            row(first + ", then " + second, text -> second.hide(first.hide(text, seed), seed + 1)));
      }
    }
    double plain = rows.get(0).auc();
    out.printf("| disguise | mean AUC | change | honest text flagged |%n|---|---|---|---|%n");
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "| %s | %.3f | %+.3f | %.4f |%n",
          row.name().replace('_', ' '),
          row.auc(),
          row.auc() - plain,
          row.flagged());
    }
  }

  private Row row(String name, UnaryOperator<String> disguise) {
    double auc =
        evaluation.measure(unseen, List.of(), disguise).stream()
            .filter(f -> f.head() == Head.SPAM && sets.contains(f.set()))
            .mapToDouble(SetFigures::auc)
            .average()
            .orElse(Double.NaN);
    long flagged =
        honest.stream()
            .map(row -> scorer.score(new ReviewText(null, disguise.apply(row.text()), null)))
            .filter(DisguiseReport::isFlagged)
            .count();
    return new Row(name, auc, (double) flagged / Math.max(1, honest.size()));
  }

  /** False where a head abstains: no comparison with NaN holds. */
  private static boolean isFlagged(ContentScores scores) {
    return scores.value(ContentSignal.SPAM) >= CERTAIN_SPAM
        || scores.value(ContentSignal.ABUSE) >= CERTAIN_ABUSE
        || scores.value(ContentSignal.GIBBERISH) >= CERTAIN_MASH;
  }
}
