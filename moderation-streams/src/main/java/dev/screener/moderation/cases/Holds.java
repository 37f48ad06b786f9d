package dev.screener.moderation.cases;

import dev.screener.policy.Reason;
import java.time.Duration;
import java.util.List;

/** How long a review is held at most, and what then becomes of it. */
final class Holds {

  /** Nobody waits longer for a moderator who does not come. */
  static final Duration LONGEST = Duration.ofDays(3);

  private Holds() {}

  /** Spam that nobody looked at stays out; what was merely doubtful comes in. */
  static boolean endsRejected(List<String> reasons) {
    return reasons.contains(Reason.SPAM.code())
        || reasons.contains(Reason.FLOOD.code())
        || reasons.contains(Reason.TEMPLATE_CAMPAIGN.code());
  }

  /** Whether a hold for these reasons ends by itself. Abuse never does: it waits for a person. */
  static boolean end(List<String> reasons) {
    return !reasons.contains(Reason.ABUSE.code());
  }
}
