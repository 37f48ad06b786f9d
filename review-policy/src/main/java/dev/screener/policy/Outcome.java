package dev.screener.policy;

/** What becomes of a review. Later constants are stricter. */
public enum Outcome {
  /** Public; {@link Display} says how it is shown. */
  APPROVED,
  /** Not shown until a person has looked, or until the hold ends. */
  HELD,
  /** Not shown. */
  REJECTED
}
