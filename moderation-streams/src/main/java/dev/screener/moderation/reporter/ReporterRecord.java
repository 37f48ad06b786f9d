package dev.screener.moderation.reporter;

import dev.screener.moderation.record.ReporterReport;
import java.time.Duration;

/**
 * How a reader's earlier reports turned out, and how fast they came: what the next one weighs.
 * Mutable, made for one report.
 */
final class ReporterRecord {

  /** A verdict that was just made must not feed the next one. */
  private static final long RIPE_MILLIS = Duration.ofDays(1).toMillis();

  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  /** More reports within an hour than a reader comes upon by reading. */
  private static final int FLOOD_PER_HOUR = 20;

  /** As if two reports had been upheld and two dismissed: a reader of no record weighs a half. */
  private static final float UNKNOWN = 2;

  private final long at;
  private int lastHour;
  private float upheld = UNKNOWN;
  private float settled = 2 * UNKNOWN;

  /**
   * @param at event time of the report that is to be weighed, in ms since the epoch
   */
  ReporterRecord(long at) {
    this.at = at;
  }

  void add(ReporterReport report) {
    long age = at - report.getReportedAt();
    lastHour += age >= 0 && age < HOUR_MILLIS ? 1 : 0;
    Boolean outcome = report.getUpheld();
    if (outcome != null && report.getSettledAt() <= at - RIPE_MILLIS) {
      settled++;
      upheld += outcome ? 1 : 0;
    }
  }

  /** From 0 for a flood, or a reporter whom moderators never agreed with, to 1. */
  float weight() {
    return lastHour >= FLOOD_PER_HOUR ? 0 : upheld / settled;
  }
}
