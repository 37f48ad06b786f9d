package dev.screener.scoring;

/** How long the text is. */
final class LengthGauge implements Gauge {

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    scores.set(ContentSignal.CHARACTERS, text.tally.visible);
    scores.set(ContentSignal.WORDS, text.tally.words);
  }
}
