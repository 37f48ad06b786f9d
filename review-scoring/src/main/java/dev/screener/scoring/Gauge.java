package dev.screener.scoring;

/** Reads some signals off a text. One thread uses it at a time, so it may keep scratch space. */
interface Gauge {
  void measure(FoldedText text, ScoreSheet scores);
}
