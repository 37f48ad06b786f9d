package dev.screener.scoring.training;

/** Who is to have a model, which decides what it may learn from. */
public enum Audience {
  /** It is given away: only sets under CC0, CC BY or MIT. */
  SHIPPED,
  /** It stays where it was trained: every set. */
  LOCAL
}
