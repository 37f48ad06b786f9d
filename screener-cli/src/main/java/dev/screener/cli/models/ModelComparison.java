package dev.screener.cli.models;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.scoring.ContentScores;
import dev.screener.scoring.Head;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.evaluation.Ranking;
import dev.screener.scoring.evaluation.SetFigures;
import dev.screener.scoring.training.DecidedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Two models on texts that neither learned from. The later is <em>better</em> when in at least 95%
 * of 1,000 resamples of the decisions the mean log loss of its answers is lower and their AUC no
 * lower. For the loss each model's answers are first moved by the offset that suits them best:
 * people decide on more unwanted texts than come, and a model that only says spam more often is no
 * better. It is <em>worse somewhere</em> when on any head's decisions or any head's public set the
 * AUC falls by more than .01, where the share of examples found at 1% of honest film reviews falls
 * by more than .03, or when more than another 0.2% of texts that stand approved would score .90 or
 * more on a head.
 */
final class ModelComparison {

  static final double SURE = 0.95;
  static final double AUC_MARGIN = 0.01;
  static final double RECALL_MARGIN = 0.03;
  static final double FLAGGED_MARGIN = 0.002;

  private static final int RESAMPLES = 1_000;
  private static final int OFFSET_STEPS = 40;
  private static final double LEAST = 1e-4;
  private static final float FLAGGED = 0.9f;

  /** One head on the decisions that were kept out. */
  record HeadFigures(
      Head head,
      int examples,
      int others,
      double aucBefore,
      double aucAfter,
      double lossBefore,
      double lossAfter) {}

  private final ReviewScorer before;
  private final ReviewScorer after;
  private final List<HeadFigures> heads = new ArrayList<>();
  private final List<Compared> compared = new ArrayList<>();
  private final List<String> worse = new ArrayList<>();
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private double sureness;

  /** One head's answers on the decisions: what each text was, and what both models made of it. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Compared(boolean[] examples, double[] old, double[] now, double[] gains) {

    int size() {
      return gains.length;
    }

    /** How much the AUC of the texts with these numbers rises. */
    double rise(int[] drawn) {
      return auc(drawn, now) - auc(drawn, old);
    }

    private double auc(int[] drawn, double[] answers) {
      double[] positive = of(drawn, answers, true);
      double[] negative = of(drawn, answers, false);
      return positive.length == 0 || negative.length == 0 ? 0 : Ranking.auc(positive, negative);
    }

    private double[] of(int[] drawn, double[] answers, boolean example) {
      return Arrays.stream(drawn)
          .filter(i -> examples[i] == example)
          .mapToDouble(i -> answers[i])
          .toArray();
    }
  }

  ModelComparison(ScoringModel before, ScoringModel after) {
    this.before = new ReviewScorer(before);
    this.after = new ReviewScorer(after);
  }

  /** Compares on decisions that the later model did not learn from. */
  void onDecisions(List<DecidedText> heldOut, long seed) {
    List<ContentScores> old = scores(before, heldOut);
    List<ContentScores> now = scores(after, heldOut);
    for (Head head : Head.values()) {
      compare(head, heldOut, old, now);
    }
    sureness = sureness(seed);
    ArrayNode all = json.putArray("decisions");
    heads.forEach(
        one ->
            all.addObject()
                .put("head", small(one.head()))
                .put("examples", one.examples())
                .put("others", one.others())
                .put("aucBefore", one.aucBefore())
                .put("aucAfter", one.aucAfter())
                .put("lossBefore", one.lossBefore())
                .put("lossAfter", one.lossAfter()));
    json.put("resamplesBetter", sureness);
  }

  /** Compares on public sets, of which the live model may have learned: only a fall tells. */
  void onSets(List<SetFigures> old, List<SetFigures> now) {
    TreeMap<String, SetFigures> later = new TreeMap<>();
    now.forEach(figures -> later.put(figures.set() + figures.head(), figures));
    ArrayNode all = json.putArray("sets");
    for (SetFigures was : old) {
      SetFigures is = later.get(was.set() + was.head());
      if (is == null) {
        continue;
      }
      String what = small(was.head()) + " on " + was.set();
      note(was.auc() - is.auc(), AUC_MARGIN, what + ": AUC", was.auc(), is.auc());
      note(
          was.recallAt1PctFilm() - is.recallAt1PctFilm(),
          RECALL_MARGIN,
          what + ": found at 1% of film reviews",
          was.recallAt1PctFilm(),
          is.recallAt1PctFilm());
      all.addObject()
          .put("head", small(was.head()))
          .put("set", was.set())
          .put("aucBefore", was.auc())
          .put("aucAfter", is.auc())
          .put("recallAt1PctFilmBefore", was.recallAt1PctFilm())
          .put("recallAt1PctFilmAfter", is.recallAt1PctFilm());
    }
  }

  /** Compares on texts that stand approved: how many score so high that a policy may hold them. */
  void onApproved(List<ReviewText> texts) {
    ArrayNode all = json.putArray("approved");
    for (Head head : List.of(Head.SPAM, Head.ABUSE, Head.GIBBERISH)) {
      double was = flagged(before, texts, head);
      double is = flagged(after, texts, head);
      note(is - was, FLAGGED_MARGIN, small(head) + " >= .90 on approved reviews", was, is);
      all.addObject()
          .put("head", small(head))
          .put("texts", texts.size())
          .put("flaggedBefore", was)
          .put("flaggedAfter", is);
    }
  }

  boolean isBetter() {
    return sureness >= SURE;
  }

  /** Where the later model is worse beyond its margin, a line each. */
  List<String> worse() {
    return worse;
  }

  /** The figures on decisions. */
  List<HeadFigures> heads() {
    return heads;
  }

  double sureness() {
    return sureness;
  }

  ObjectNode json() {
    return json;
  }

  private void compare(
      Head head, List<DecidedText> texts, List<ContentScores> old, List<ContentScores> now) {
    List<Integer> asked = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).answers().containsKey(head)
          && !Float.isNaN(old.get(i).value(head.signal()))
          && !Float.isNaN(now.get(i).value(head.signal()))) {
        asked.add(i);
      }
    }
    boolean[] examples = new boolean[asked.size()];
    int[] all = new int[examples.length];
    for (int i = 0; i < examples.length; i++) {
      examples[i] = texts.get(asked.get(i)).answers().getOrDefault(head, false);
      all[i] = i;
    }
    double[] was = answers(head, old, asked);
    double[] is = answers(head, now, asked);
    double[] lossThen = losses(was, examples);
    double[] lossNow = losses(is, examples);
    double[] gains = new double[all.length];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = lossThen[i] - lossNow[i];
    }
    Compared both = new Compared(examples, was, is, gains);
    int positive = both.of(all, was, true).length;
    if (positive == 0 || positive == all.length) {
      return;
    }
    compared.add(both);
    HeadFigures figures =
        new HeadFigures(
            head,
            positive,
            all.length - positive,
            both.auc(all, was),
            both.auc(all, is),
            Arrays.stream(lossThen).average().orElse(0),
            Arrays.stream(lossNow).average().orElse(0));
    heads.add(figures);
    note(
        figures.aucBefore() - figures.aucAfter(),
        AUC_MARGIN,
        small(head) + " on decisions: AUC",
        figures.aucBefore(),
        figures.aucAfter());
  }

  private static double[] answers(Head head, List<ContentScores> scores, List<Integer> asked) {
    return asked.stream().mapToDouble(i -> scores.get(i).value(head.signal())).toArray();
  }

  private double sureness(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int better = 0;
    for (int i = 0; i < RESAMPLES && !compared.isEmpty(); i++) {
      double gain = 0;
      double rise = 0;
      for (Compared head : compared) {
        int[] drawn = new int[head.size()];
        for (int draw = 0; draw < drawn.length; draw++) {
          drawn[draw] = random.nextInt(drawn.length);
          gain += head.gains()[drawn[draw]];
        }
        rise += head.rise(drawn);
      }
      better += gain > 0 && rise >= 0 ? 1 : 0;
    }
    return better / (double) RESAMPLES;
  }

  private void note(double fall, double margin, String what, double was, double is) {
    if (fall > margin) {
      worse.add(String.format(Locale.ROOT, "%s %.3f, was %.3f", what, is, was));
    }
  }

  private static List<ContentScores> scores(ReviewScorer scorer, List<DecidedText> texts) {
    return texts.stream().map(text -> scorer.score(text.text())).toList();
  }

  private static double flagged(ReviewScorer scorer, List<ReviewText> texts, Head head) {
    long flagged =
        texts.stream().filter(text -> scorer.score(text).value(head.signal()) >= FLAGGED).count();
    return flagged / (double) Math.max(1, texts.size());
  }

  /** The log loss of each answer, all moved by the offset that makes their sum least. */
  private static double[] losses(double[] answers, boolean[] examples) {
    double[] odds = new double[answers.length];
    for (int i = 0; i < odds.length; i++) {
      double bounded = Math.max(LEAST, Math.min(1 - LEAST, answers[i]));
      odds[i] = StrictMath.log(bounded / (1 - bounded));
    }
    double offset = offset(odds, examples);
    double[] losses = new double[odds.length];
    for (int i = 0; i < odds.length; i++) {
      double right = logistic(examples[i] ? odds[i] + offset : -odds[i] - offset);
      losses[i] = -StrictMath.log(Math.max(LEAST, right));
    }
    return losses;
  }

  /** Halves the stretch in which the sum's slope, which rises, goes through 0. */
  private static double offset(double[] odds, boolean[] examples) {
    double low = -20;
    double high = 20;
    for (int step = 0; step < OFFSET_STEPS; step++) {
      double middle = (low + high) / 2;
      double slope = 0;
      for (int i = 0; i < odds.length; i++) {
        slope += logistic(odds[i] + middle) - (examples[i] ? 1 : 0);
      }
      if (slope > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double logistic(double odds) {
    return 1 / (1 + StrictMath.exp(-odds));
  }

  private static String small(Head head) {
    return head.name().toLowerCase(Locale.ROOT);
  }
}
