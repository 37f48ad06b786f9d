package dev.screener.moderation.cases;

import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.policy.Reason;
import java.util.List;

/** Sorts a held case into the moderators' queue. */
final class Jobs {

  private Jobs() {}

  /**
   * Where a job goes.
   *
   * @param why one sentence for the moderator
   * @param priority 0 to 1, the likely harm
   */
  record Triage(Lane lane, String why, float priority) {}

  static Triage triage(ReviewVerdict verdict) {
    List<String> reasons = verdict.getReasons();
    String why =
        "Held for "
            + String.join(", ", reasons)
            + " by "
            + String.join(", ", verdict.getRuleIds())
            + ".";
    if (reasons.contains(Reason.ABUSE.code())) {
      return new Triage(Lane.ABUSE, why, 0.9f);
    }
    if (reasons.contains(Reason.REPORTED.code())) {
      return new Triage(Lane.REPORTED, why, 0.7f);
    }
    return new Triage(Lane.DOUBT, why, 0.5f);
  }
}
