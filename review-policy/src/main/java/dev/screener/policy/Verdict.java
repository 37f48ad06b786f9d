package dev.screener.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says about a case.
 *
 * @param display {@link Display#NONE} exactly when the review is not approved
 * @param reasons weightiest first, without repeats; may be empty for an approved review shown in
 *     full
 * @param ruleIds every rule that matched, in the policy's order
 * @param policyVersion name/version of the policy
 * @param queue the lane in which a person is asked to look at an approved review, which stays as it
 *     is meanwhile; null when nobody is asked, and always null for a review that is not approved
 */
public record Verdict(
    Outcome outcome,
    Display display,
    List<Reason> reasons,
    List<String> ruleIds,
    String policyVersion,
    @Nullable Lane queue) {

  public Verdict {
    if ((outcome == Outcome.APPROVED) == (display == Display.NONE)) {
      throw new IllegalArgumentException(outcome + " cannot be shown as " + display);
    }
    if (queue != null && outcome != Outcome.APPROVED) {
      throw new IllegalArgumentException(outcome + " is not queued by a rule's lane");
    }
    reasons = List.copyOf(reasons);
    ruleIds = List.copyOf(ruleIds);
  }

  /** A verdict about which nobody is asked. */
  public Verdict(
      Outcome outcome,
      Display display,
      List<Reason> reasons,
      List<String> ruleIds,
      String policyVersion) {
    this(outcome, display, reasons, ruleIds, policyVersion, null);
  }
}
