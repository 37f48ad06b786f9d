package dev.screener.cli.report;

import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import org.jspecify.annotations.Nullable;

/** How far a review is kept from its readers, the stricter the later. */
enum Restriction {
  NONE,
  /** Behind a click. */
  COVERED,
  /** Among the short reactions. */
  COLLAPSED,
  /** Not shown until a person has looked. */
  HELD,
  REJECTED;

  static Restriction after(ReviewVerdict verdict) {
    return of(verdict.getOutcome(), verdict.getDisplay());
  }

  static Restriction before(ReviewVerdict verdict) {
    return of(verdict.getPreviousOutcome(), verdict.getPreviousDisplay());
  }

  private static Restriction of(@Nullable Outcome outcome, @Nullable Display display) {
    if (outcome == Outcome.REJECTED) {
      return REJECTED;
    }
    if (outcome == Outcome.HELD) {
      return HELD;
    }
    if (outcome != Outcome.APPROVED) {
      return NONE;
    }
    return display == Display.COLLAPSED ? COLLAPSED : display == Display.COVERED ? COVERED : NONE;
  }
}
