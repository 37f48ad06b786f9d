package dev.screener.projection.view;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import java.util.List;

/**
 * The verdict that stands on a review.
 *
 * @param reasons reason codes, the weightiest first
 * @param judgedAt milliseconds since 1970, event time
 */
public record Standing(
    Outcome outcome,
    Display display,
    int revision,
    DecidedBy decidedBy,
    List<String> reasons,
    long judgedAt) {

  public Standing {
    reasons = List.copyOf(reasons);
  }
}
