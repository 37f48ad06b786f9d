package dev.screener.scoring;

/** How much had to be undone to read the text. */
final class DisguiseGauge implements Gauge {

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    int visible = text.tally.visible;
    scores.setShare(ContentSignal.DISGUISE_SHARE, Math.min(text.tally.disguised, visible), visible);
  }
}
