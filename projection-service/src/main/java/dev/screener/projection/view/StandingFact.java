package dev.screener.projection.view;

/** What a statement of reasons says of how a verdict came about, beyond the verdict itself. */
public enum StandingFact {
  /** Readers have reported this revision. */
  REPORTED,
  /** The policy found something in this revision by itself, readers' reports left aside. */
  FLAGGED,
  /** An appeal by its author is open. */
  APPEALED,
  /** An appeal by its author against an earlier verdict on this revision was answered. */
  APPEAL_ANSWERED,
  /** It stands so because nobody looked while it was held. */
  HOLD_ENDED,
  /** It stands so because another version of the policy judged it anew. */
  POLICY_CHANGED
}
