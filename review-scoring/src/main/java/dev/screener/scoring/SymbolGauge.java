package dev.screener.scoring;

/** What the text is made of besides letters. */
final class SymbolGauge implements Gauge {

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    Tally tally = text.tally;
    scores.setShare(ContentSignal.EMOJI_SHARE, tally.emoji, tally.visible);
    scores.setShare(ContentSignal.SYMBOL_SHARE, tally.symbols, tally.visible);
    scores.setShare(ContentSignal.DIGIT_SHARE, tally.digits, tally.visible);
  }
}
