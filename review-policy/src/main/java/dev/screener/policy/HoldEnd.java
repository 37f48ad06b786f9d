package dev.screener.policy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a hold ends that nobody looked at.
 *
 * @param after how long the review is held, counted from when it was first held
 * @param outcome what then becomes of it: approved or rejected
 */
public record HoldEnd(Duration after, Outcome outcome) {

  /** How long a hold lasts where its rule says nothing else. */
  static final Duration USUAL = Duration.ofDays(3);

  /** Spam that nobody looked at stays out; what was merely doubtful comes in. */
  private static final Set<Reason> STAYS_OUT =
      EnumSet.of(Reason.SPAM, Reason.FLOOD, Reason.TEMPLATE_CAMPAIGN);

  public HoldEnd {
    if (outcome == Outcome.HELD) {
      throw new IllegalArgumentException("A hold does not end in a hold");
    }
  }

  /** Empty when the verdict holds nothing, or holds abuse, which waits for a person. */
  static Optional<HoldEnd> of(Verdict held, Duration after) {
    if (held.outcome() != Outcome.HELD || held.reasons().contains(Reason.ABUSE)) {
      return Optional.empty();
    }
    boolean staysOut = held.reasons().stream().anyMatch(STAYS_OUT::contains);
    return Optional.of(new HoldEnd(after, staysOut ? Outcome.REJECTED : Outcome.APPROVED));
  }
}
