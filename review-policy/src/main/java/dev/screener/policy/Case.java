package dev.screener.policy;

import dev.screener.scoring.ReviewText;

/**
 * What a policy may read of one revision of one review. The author's name and id are not among it:
 * no rule may depend on who somebody is, only on what the evidence says.
 *
 * @param revision counts from 1
 * @param text the words of the review; empty for a rating alone
 * @param evidence what the desks found
 */
public record Case(
    String filmId, String reviewId, int revision, ReviewText text, Evidence evidence) {

  /** Leaves the text out, so that a case in a log line gives nothing away. */
  @Override
  public String toString() {
    return "Case[" + filmId + "/" + reviewId + ", revision " + revision + ", " + evidence + "]";
  }
}
