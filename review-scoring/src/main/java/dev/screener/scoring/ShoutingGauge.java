package dev.screener.scoring;

/** How much is written in capitals, where the script has them. */
final class ShoutingGauge implements Gauge {

  // "OK" and "DVD" are no shouting.
  private static final int LEAST_LETTERS = 8;

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    if (text.tally.casedLetters >= LEAST_LETTERS) {
      scores.setShare(ContentSignal.SHOUTING, text.tally.upperLetters, text.tally.casedLetters);
    }
  }
}
