package dev.screener.policy;

import java.util.Optional;

/**
 * Versioned rules: a pure function from a case to a verdict. Implementations are immutable and safe
 * for use by several threads.
 */
public interface Policy {

  /** name/version, as recorded in each verdict. */
  String version();

  /**
   * The verdict on a case. Total: it never throws. A rule that fails makes {@link Outcome#HELD}
   * with {@link Reason#RULE_FAILED}, since a review must not be lost, nor shown unchecked, over a
   * mistake in a rule.
   */
  Verdict judge(Case review);

  /**
   * When a hold ends that nobody looked at, and how; empty for one that waits for a person however
   * long, and for a verdict that holds nothing.
   *
   * @param held a verdict of this policy
   */
  default Optional<HoldEnd> holdEnd(Verdict held) {
    return HoldEnd.of(held, HoldEnd.USUAL);
  }
}
