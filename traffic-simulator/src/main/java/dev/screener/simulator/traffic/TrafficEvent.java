package dev.screener.simulator.traffic;

import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import java.time.Instant;

/** Something that happens on the site. Sealed: what drives traffic must know every kind. */
public sealed interface TrafficEvent {

  /** Event time. */
  Instant at();

  /** A review is submitted. */
  record Review(Instant at, ReviewSubmission submission, Label label) implements TrafficEvent {}

  /** A reader reports a review. */
  record Report(Instant at, ReviewReport report) implements TrafficEvent {}
}
