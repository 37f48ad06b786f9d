package dev.screener.policy;

import org.jspecify.annotations.Nullable;

/**
 * What a rule makes of a case that it matches.
 *
 * @param display {@link Display#NONE} exactly when the outcome is not {@link Outcome#APPROVED}
 * @param reason told to the author; null for a rule that merely lets a review through
 * @param queue the lane in which a person is asked to look at an approved review; null for none
 */
record Effect(Outcome outcome, Display display, @Nullable Reason reason, @Nullable Lane queue) {

  static final Effect APPROVED = new Effect(Outcome.APPROVED, Display.FULL, null, null);
  static final Effect RULE_FAILED = held(Reason.RULE_FAILED);

  static Effect rejected(Reason reason) {
    return new Effect(Outcome.REJECTED, Display.NONE, reason, null);
  }

  static Effect held(Reason reason) {
    return new Effect(Outcome.HELD, Display.NONE, reason, null);
  }

  static Effect shown(Display display, Reason reason) {
    return new Effect(Outcome.APPROVED, display, reason, null);
  }

  /** Shown, while a person is asked to look. */
  Effect queued(Lane lane) {
    return new Effect(outcome, display, reason, lane);
  }

  boolean stricterThan(Effect other) {
    int byOutcome = outcome.compareTo(other.outcome);
    return byOutcome > 0 || (byOutcome == 0 && display.compareTo(other.display) > 0);
  }

  boolean asStrictAs(Effect other) {
    return outcome == other.outcome && display == other.display;
  }
}
