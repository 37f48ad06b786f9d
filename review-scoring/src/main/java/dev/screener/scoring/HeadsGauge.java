package dev.screener.scoring;

import com.ibm.icu.lang.UScript;

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
    features.read(text, scores, false);
    model.sum(features.hashes, 0, features.grams, sums);
    model.sum(features.hashes, features.grams, features.count, factSums);
    float familiarity = familiarity();
    // An address or a call to the reader is the same evidence in every language.
    boolean solicits =
        scores.value(ContentSignal.CONTACTS) > 0 || scores.value(ContentSignal.CALL_TO_ACTION) > 0;
    int cell = HeadModel.cell(scriptGroup(text.tally), text.tally.words);
    double norm = norm(features.grams);
    int abstained = 0;
    for (int i = 0; i < HEADS.length; i++) {
      HeadModel head = model.head(i);
      double margin = head.bias() + head.scale() * (sums[i] * norm + factSums[i]);
      float known = solicits && HEADS[i] == Head.SPAM ? 1 : familiarity;
      float probability = head.probability(margin, cell, known);
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

  /** The share of longest pieces that training met; shorter ones occur in every language. */
  private float familiarity() {
    int known = 0;
    int longest = 0;
    for (int i = Features.LONGEST_PIECE - 2; i < features.pieces; i += Features.LONGEST_PIECE - 1) {
      longest++;
      known += model.weights(features.hashes[i]) != 0 ? 1 : 0;
    }
    return longest == 0 ? 0 : (float) known / longest;
  }
}
