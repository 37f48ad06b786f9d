package dev.screener.scoring;

import com.ibm.icu.lang.UScript;
import java.util.Arrays;

/** Asks the trained heads. */
final class HeadsGauge implements Gauge {

  private static final Head[] HEADS = Head.values();

  private final ScoringModel model;
  private final Features features = new Features();
  private final long[] sums = new long[HEADS.length];
  private final long[] factSums = new long[HEADS.length];

  HeadsGauge(ScoringModel model) {
    this.model = model;
  }

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    if (text.tokens == 0) {
      return;
    }
    if (model.isUntrained()) {
      scores.set(ContentSignal.HEADS_ABSTAINED, HEADS.length);
      return;
    }
    features.readKeys(text, scores);
    Pieces pieces = features.pieces;
    Arrays.fill(sums, 0);
    Arrays.fill(factSums, 0);
    int known = 0;
    for (int size = Pieces.SHORTEST; size <= Pieces.LONGEST; size++) {
      known = model.sum(pieces.row(size), 0, pieces.count(size), sums);
    }
    float familiarity = familiarity(pieces, known);
    model.sum(features.hashes, 0, features.grams, sums);
    model.sum(features.hashes, features.grams, features.count, factSums);
    // An address or a call to the reader is the same evidence in every language.
    boolean solicits =
        scores.value(ContentSignal.CONTACTS) > 0 || scores.value(ContentSignal.CALL_TO_ACTION) > 0;
    int cell = HeadModel.cell(scriptGroup(text.tally), text.tally.words);
    double norm = norm(pieces.count() + features.grams);
    int abstained = 0;
    for (int i = 0; i < HEADS.length; i++) {
      HeadModel head = model.head(i);
      double margin = head.bias() + head.scale() * (sums[i] * norm + factSums[i]);
      float familiar = solicits && HEADS[i] == Head.SPAM ? 1 : familiarity;
      float probability = head.probability(margin, cell, familiar);
      if (Float.isNaN(probability)) {
        abstained++;
      } else {
        scores.set(HEADS[i].signal(), probability);
      }
    }
    scores.set(ContentSignal.FAMILIARITY, familiarity);
    scores.set(ContentSignal.HEADS_ABSTAINED, abstained);
  }

  static double norm(int grams) {
    return grams == 0 ? 0 : 1 / Math.sqrt(grams);
  }

  static int scriptGroup(Tally tally) {
    return switch (tally.dominantScript()) {
      case UScript.LATIN -> 0;
      case UScript.CYRILLIC -> 1;
      case UScript.HANGUL -> 2;
      default -> 3;
    };
  }

  /**
   * The share of longest pieces that training met; shorter ones occur in every language. Where the
   * pieces of longest size end, one of two characters is counted with them: the models' limits were
   * set with it.
   */
  private float familiarity(Pieces pieces, int known) {
    int last = pieces.length() - 3;
    if (last < 1) {
      return 0;
    }
    int two = model.weights(pieces.row(Pieces.SHORTEST)[last]) != 0 ? 1 : 0;
    return (float) (known + two) / (pieces.count(Pieces.LONGEST) + 1);
  }
}
