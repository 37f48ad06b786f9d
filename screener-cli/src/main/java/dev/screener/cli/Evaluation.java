package dev.screener.cli;

import dev.screener.policy.Case;
import dev.screener.policy.Evidence;
import dev.screener.policy.Outcome;
import dev.screener.policy.Policy;
import dev.screener.scoring.ContentScores;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.evaluation.HeadScores;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Judges every row of a set and counts what is flagged: held or rejected. */
final class Evaluation {

  private final ReviewScorer scorer;
  private final Policy policy;

  Evaluation(ReviewScorer scorer, Policy policy) {
    this.scorer = scorer;
    this.policy = policy;
  }

  /**
   * @param afterEachRow is run after each row, for showing progress
   */
  SetFigures of(ReviewSet set, Runnable afterEachRow) {
    Figures all = new Figures();
    Map<String, Figures> byLabel = new TreeMap<>();
    HeadScores heads = new HeadScores();
    for (ReviewSet.Row row : set.rows()) {
      Figures sameLabel = byLabel.computeIfAbsent(row.label(), label -> new Figures());
      count(row, all, sameLabel, heads);
      afterEachRow.run();
    }
    return new SetFigures(set.name(), all, byLabel, heads);
  }

  private void count(ReviewSet.Row row, Figures all, Figures sameLabel, HeadScores heads) {
    ReviewText text = new ReviewText(row.title(), row.text(), row.language());
    ContentScores scores = scorer.score(text);
    heads.add(row.label(), scores);
    Evidence content = Evidence.builder().putAll(scores).build();
    all.rows++;
    sameLabel.rows++;
    for (Circumstances circumstances : Circumstances.values()) {
      Evidence evidence = circumstances.around(content, row.rating());
      Case review = new Case("film", "review", 1, text, evidence);
      if (policy.judge(review).outcome() != Outcome.APPROVED) {
        all.flagged.merge(circumstances, 1, Integer::sum);
        sameLabel.flagged.merge(circumstances, 1, Integer::sum);
      }
    }
  }

  /** The figures of a set, and of each label in it, and what the heads answered. */
  record SetFigures(String name, Figures all, Map<String, Figures> byLabel, HeadScores heads) {}

  /** How many of how many rows were flagged. */
  static final class Figures {

    private int rows;
    private final Map<Circumstances, Integer> flagged = new EnumMap<>(Circumstances.class);

    int rows() {
      return rows;
    }

    /** From 0 to 1; 0 of no rows. */
    double shareFlagged(Circumstances circumstances) {
      return rows == 0 ? 0 : flagged.getOrDefault(circumstances, 0) / (double) rows;
    }
  }
}
