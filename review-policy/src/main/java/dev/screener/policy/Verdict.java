package dev.screener.policy;

import java.util.List;

/**
 * What a policy says about a case.
 *
 * @param display {@link Display#NONE} exactly when the review is not approved
 * @param reasons weightiest first, without repeats; may be empty for an approved review shown in
 *     full
 * @param ruleIds every rule that matched, in the policy's order
 * @param policyVersion name/version of the policy
 */
public record Verdict(
    Outcome outcome,
    Display display,
    List<Reason> reasons,
    List<String> ruleIds,
    String policyVersion) {

  public Verdict {
    if ((outcome == Outcome.APPROVED) == (display == Display.NONE)) {
      throw new IllegalArgumentException(outcome + " cannot be shown as " + display);
    }
    reasons = List.copyOf(reasons);
    ruleIds = List.copyOf(ruleIds);
  }
}
