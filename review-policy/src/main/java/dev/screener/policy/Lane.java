package dev.screener.policy;

/**
 * Why a rule asks a person to look at a review that stays public meanwhile. Later constants weigh
 * more.
 */
public enum Lane {
  /** It may be wrong to show it. */
  DOUBT,
  /** Readers say that something is wrong with it. */
  REPORTED,
  /** It may attack people. */
  ABUSE
}
