package dev.screener.projection.view;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import java.util.List;
import java.util.Set;

/**
 * The verdict that stands on a review.
 *
 * @param reasons reason codes, the weightiest first
 * @param judgedAt milliseconds since 1970, event time
 * @param since milliseconds since 1970, event time: since when this revision stands like this
 * @param facts how it came about
 */
public record Standing(
    Outcome outcome,
    Display display,
    int revision,
    DecidedBy decidedBy,
    List<String> reasons,
    long judgedAt,
    long since,
    Set<StandingFact> facts) {

  public Standing {
    reasons = List.copyOf(reasons);
    facts = Set.copyOf(facts);
  }

  /** A verdict of which no more is known, and which stands since it was given. */
  public Standing(
      Outcome outcome,
      Display display,
      int revision,
      DecidedBy decidedBy,
      List<String> reasons,
      long judgedAt) {
    this(outcome, display, revision, decidedBy, reasons, judgedAt, judgedAt, Set.of());
  }

  /** Whether the review's author would see no difference but in when it was judged last. */
  boolean readsAs(Standing other) {
    return outcome == other.outcome
        && display == other.display
        && revision == other.revision
        && decidedBy == other.decidedBy
        && reasons.equals(other.reasons);
  }
}
