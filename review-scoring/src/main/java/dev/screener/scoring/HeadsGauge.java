package dev.screener.scoring;

import com.ibm.icu.lang.UScript;
import java.util.Arrays;

/** Asks the trained heads. */
final class HeadsGauge implements Gauge {

  private static final Head[] HEADS = Head.values();

  private final ScoringModel model;
  private final Features features = new Features();
  private final long[] pieceSums = new long[HEADS.length];
  private final long[] wordSums = new long[HEADS.length];
  private final long[] factSums = new long[HEADS.length];

  HeadsGauge(ScoringModel model) {
    this.model = model;
  }

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    if (text.tally.visible == 0) {
      return;
    }
    if (model.isUntrained()) {
      scores.set(ContentSignal.HEADS_ABSTAINED, HEADS.length);
      return;
    }
    features.readKeys(text, scores);
    Pieces pieces = features.pieces;
    Arrays.fill(pieceSums, 0);
    Arrays.fill(wordSums, 0);
    Arrays.fill(factSums, 0);
    int known = 0;
    for (int size = Pieces.SHORTEST; size <= Pieces.LONGEST; size++) {
      known = model.sum(pieces.row(size), 0, pieces.count(size), pieceSums);
    }
    // "10/10" and a row of hearts are for heads that judge how much is said, not what.
    boolean hasLetters = text.tally.letters > 0;
    float familiarity = hasLetters ? familiarity(known, pieces.count(Pieces.LONGEST)) : 0;
    model.sum(features.hashes, 0, features.facts, wordSums);
    model.sum(features.hashes, features.facts, features.count, factSums);
    // An address or a call to the reader is the same evidence in every language.
    boolean solicits =
        hasLetters
            && (scores.value(ContentSignal.CONTACTS) > 0
                || scores.value(ContentSignal.CALL_TO_ACTION) > 0);
    int cell = HeadModel.cell(scriptGroup(text.tally), text.tally.words);
    double ofPieces = norm(pieces.count());
    double ofWords = norm(features.facts);
    int abstained = 0;
    for (int i = 0; i < HEADS.length; i++) {
      HeadModel head = model.head(i);
      double margin =
          head.bias()
              + head.scale() * (pieceSums[i] * ofPieces + wordSums[i] * ofWords + factSums[i]);
      float familiar = solicits && HEADS[i] == Head.SPAM ? 1 : familiarity;
      boolean isAbout = hasLetters || HEADS[i] == Head.LOW_EFFORT || HEADS[i] == Head.COMMONPLACE;
      float probability = isAbout ? head.probability(margin, cell, familiar) : Float.NaN;
      if (Float.isNaN(probability)) {
        abstained++;
      } else {
        scores.set(HEADS[i].signal(), probability);
      }
    }
    scores.set(ContentSignal.FAMILIARITY, familiarity);
    scores.set(ContentSignal.HEADS_ABSTAINED, abstained);
  }

  /** Long texts must not outweigh short ones; pieces and words each by their own number. */
  static double norm(int features) {
    return features == 0 ? 0 : 1 / Math.sqrt(features);
  }

  static int scriptGroup(Tally tally) {
    return switch (tally.dominantScript()) {
      // Figures and emoji are read alike everywhere; most of the learned ones stand in Latin text.
      case UScript.LATIN, UScript.COMMON -> 0;
      case UScript.CYRILLIC -> 1;
      case UScript.HANGUL -> 2;
      default -> 3;
    };
  }

  /** The share of longest pieces that training met; shorter ones occur in every language. */
  static float familiarity(int known, int pieces) {
    return pieces == 0 ? 0 : (float) known / pieces;
  }
}
