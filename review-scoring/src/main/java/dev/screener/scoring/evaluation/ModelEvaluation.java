package dev.screener.scoring.evaluation;

import dev.screener.scoring.ContentScores;
import dev.screener.scoring.Head;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.training.LabelledText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Measures a model on labelled texts, whichever sets they come from. */
public final class ModelEvaluation {

  private static final double RATE = 0.01;
  static final double ABSTAINED = -1;

  /** The labels that are examples of a head, in the words of public data sets. */
  private static final Map<Head, Set<String>> EXAMPLES =
      Map.of(
          Head.SPAM, Set.of("spam", "non_review"),
          Head.ABUSE, Set.of("OFF", "hate", "offensive", "toxic", "abusive"),
          Head.GIBBERISH, Set.of("gibberish"),
          Head.SPOILER, Set.of("spoiler_declared", "spoiler"),
          Head.COMMONPLACE, Set.of("commonplace"));

  private static final Map<Head, Set<String>> OTHERS =
      Map.of(
          Head.SPAM, Set.of("ham", "genuine"),
          Head.ABUSE, Set.of("NOT", "neither", "clean"),
          Head.GIBBERISH, Set.of("genuine", "ham"),
          Head.SPOILER, Set.of("no_spoiler_declared", "no_spoiler"),
          Head.COMMONPLACE, Set.of("told_once"));

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
    Map<String, List<LabelledText>> bySet = new TreeMap<>();
    rows.forEach(row -> bySet.computeIfAbsent(row.set(), unused -> new ArrayList<>()).add(row));
    List<SetFigures> figures = new ArrayList<>();
    for (Head head : Head.values()) {
      double[] filmScores = scores(head, film, disguise);
      bySet.forEach((set, texts) -> measure(set, head, texts, filmScores, disguise, figures));
    }
    return figures;
  }

  private void measure(
      String set,
      Head head,
      List<LabelledText> texts,
      double[] film,
      UnaryOperator<String> disguise,
      List<SetFigures> figures) {
    double[] positive =
        scores(head, labelled(texts, EXAMPLES.getOrDefault(head, Set.of())), disguise);
    double[] negative =
        scores(head, labelled(texts, OTHERS.getOrDefault(head, Set.of())), disguise);
    if (positive.length == 0 || negative.length == 0) {
      return;
    }
    double atFilm =
        film.length == 0
            ? Double.NaN
            : Ranking.shareAbove(Ranking.thresholdAt(RATE, film), positive);
    figures.add(
        new SetFigures(
            set,
            head,
            positive.length,
            negative.length,
            Ranking.auc(positive, negative),
            atFilm,
            Ranking.shareAbove(Ranking.thresholdAt(RATE, negative), positive),
            1 - Ranking.shareAbove(ABSTAINED, positive)));
  }

  /**
   * The head's answers; where it abstains, lower than any answer. Sets of unwanted text do not tell
   * adverts from mash, so for spam either counts.
   */
  public double[] scores(Head head, List<LabelledText> texts, UnaryOperator<String> disguise) {
    return texts.stream()
        .mapToDouble(
            row -> {
              String text = disguise.apply(row.text());
              ContentScores scores = scorer.score(new ReviewText(null, text, null));
              double own = answer(scores, head);
              return head == Head.SPAM ? Math.max(own, answer(scores, Head.GIBBERISH)) : own;
            })
        .toArray();
  }

  private static List<LabelledText> labelled(List<LabelledText> texts, Set<String> labels) {
    return texts.stream().filter(row -> labels.contains(row.label())).toList();
  }

  private static double answer(ContentScores scores, Head head) {
    float value = scores.value(head.signal());
    return Float.isNaN(value) ? ABSTAINED : value;
  }
}
