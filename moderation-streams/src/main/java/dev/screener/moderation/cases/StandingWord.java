package dev.screener.moderation.cases;

/** What the author desk is told of a review; most reviews are no news there. */
public enum StandingWord {
  NONE,
  /** It is approved. */
  STANDS,
  /** It is not, or no longer. */
  FALLS
}
