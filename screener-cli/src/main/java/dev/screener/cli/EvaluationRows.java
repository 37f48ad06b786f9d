package dev.screener.cli;

import dev.screener.policy.Case;
import dev.screener.policy.Evidence;
import dev.screener.policy.Outcome;
import dev.screener.policy.Policy;
import dev.screener.scoring.ContentScores;
import dev.screener.scoring.Head;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.evaluation.Disguise;
import dev.screener.scoring.evaluation.HeadScores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Every row of the sets with what the heads and the default policy say, for charts. */
final class EvaluationRows {

  private static final Head[] HEADS = Head.values();
  static final long SEED = 1;

  /**
   * One row.
   *
   * @param rating 1 to 10; null where the row has none
   * @param words of the text
   * @param answers by head; lower than any answer where it abstains
   * @param flaggedKnown held or rejected by the default policy from an author with history
   * @param flaggedNew the same from an author of whom nothing is known
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Row(
      String set,
      String label,
      String language,
      String text,
      @Nullable Integer rating,
      int words,
      double[] answers,
      boolean flaggedKnown,
      boolean flaggedNew) {

    boolean isHonest() {
      return label.startsWith("genuine");
    }
  }

  private final ReviewScorer scorer;
  private final Policy policy;
  private final List<Row> rows = new ArrayList<>();

  EvaluationRows(ReviewScorer scorer, Policy policy) {
    this.scorer = scorer;
    this.policy = policy;
  }

  void add(ReviewSet set) {
    for (ReviewSet.Row row : set.rows()) {
      String language = row.language() == null ? "und" : row.language();
      ReviewText text = new ReviewText(row.title(), row.text(), row.language());
      rows.add(judged(set.name(), row.label(), language, text, row.rating()));
    }
  }

  private Row judged(
      String set, String label, String language, ReviewText text, @Nullable Integer rating) {
    ContentScores scores = scorer.score(text);
    double[] answers = new double[HEADS.length];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = HeadScores.answer(HEADS[i], scores);
    }
    return new Row(
        set,
        label,
        language,
        text.text() == null ? "" : text.text(),
        rating,
        scores.words(),
        answers,
        flagged(text, scores, rating, Circumstances.DEFAULT),
        flagged(text, scores, rating, Circumstances.NEW));
  }

  /** What becomes of the row when its text is disguised; a title is left out. */
  Row disguised(Row row, UnaryOperator<String> disguise) {
    ReviewText text = new ReviewText(null, disguise.apply(row.text()), row.language());
    return judged(row.set(), row.label(), row.language(), text, row.rating());
  }

  private boolean flagged(
      ReviewText text,
      ContentScores scores,
      @Nullable Integer rating,
      Circumstances circumstances) {
    Evidence evidence = circumstances.around(Evidence.builder().putAll(scores).build(), rating);
    return policy.judge(new Case("film", "review", 1, text, evidence)).outcome()
        != Outcome.APPROVED;
  }

  List<Row> all() {
    return rows;
  }

  List<Row> honest() {
    return rows.stream().filter(Row::isHonest).toList();
  }

  /** In the order of what they are grouped by. */
  static Collection<List<Row>> grouped(List<Row> rows, Function<Row, String> by) {
    TreeMap<String, List<Row>> groups = new TreeMap<>();
    rows.forEach(row -> groups.computeIfAbsent(by.apply(row), key -> new ArrayList<>()).add(row));
    return groups.values();
  }

  /** The head's answers on rows that are examples of it (1), or are not (-1). */
  static double[] answers(List<Row> rows, int head, int target) {
    return rows.stream()
        .filter(row -> HeadScores.target(HEADS[head], row.label()) == target)
        .mapToDouble(row -> row.answers()[head])
        .toArray();
  }

  /** The head's answers on the rows' texts in a disguise. */
  double[] disguised(List<Row> chosen, int head, Disguise disguise) {
    return chosen.stream()
        .mapToDouble(
            row ->
                HeadScores.answer(
                    HEADS[head],
                    scorer.score(
                        new ReviewText(null, disguise.hide(row.text(), SEED), row.language()))))
        .toArray();
  }
}
