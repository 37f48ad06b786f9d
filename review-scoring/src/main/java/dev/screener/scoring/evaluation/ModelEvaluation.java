package dev.screener.scoring.evaluation;

import dev.screener.scoring.Head;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.training.LabelledText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Measures a model on labelled texts, whichever sets they come from. */
public final class ModelEvaluation {

  static final double ABSTAINED = HeadScores.ABSTAINED;

  private final ReviewScorer scorer;

  public ModelEvaluation(ScoringModel model) {
    this.scorer = new ReviewScorer(model);
  }

  /**
   * Measures every head on every set that has examples for and against it.
   *
   * @param rows the texts to be told apart, of any number of sets
   * @param film genuine film reviews, on which false alarms are counted
   */
  public List<SetFigures> measure(List<LabelledText> rows, List<LabelledText> film) {
    return measure(rows, film, UnaryOperator.identity());
  }

  /** The same with every text, film reviews too, put through a disguise first. */
  public List<SetFigures> measure(
      List<LabelledText> rows, List<LabelledText> film, UnaryOperator<String> disguise) {
    Map<String, HeadScores> bySet = new TreeMap<>();
    rows.forEach(
        row -> add(row, disguise, bySet.computeIfAbsent(row.set(), unused -> new HeadScores())));
    HeadScores filmScores = new HeadScores();
    film.forEach(row -> add(row, disguise, filmScores));
    List<SetFigures> figures = new ArrayList<>();
    for (Head head : Head.values()) {
      bySet.forEach(
          (set, scores) -> scores.figures(set, head, List.of(filmScores)).ifPresent(figures::add));
    }
    return figures;
  }

  private void add(LabelledText row, UnaryOperator<String> disguise, HeadScores scores) {
    String text = disguise.apply(row.text());
    scores.add(row.label(), scorer.score(new ReviewText(null, text, null)));
  }

  /** The head's answers as {@link HeadScores#answer} reads them. */
  public double[] scores(Head head, List<LabelledText> texts, UnaryOperator<String> disguise) {
    return texts.stream()
        .mapToDouble(
            row -> {
              String text = disguise.apply(row.text());
              return HeadScores.answer(head, scorer.score(new ReviewText(null, text, null)));
            })
        .toArray();
  }
}
