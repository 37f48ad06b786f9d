package dev.screener.projection.moderation;

import java.util.concurrent.atomic.LongAdder;

/**
 * What is read of the topics, in memory, the same on every instance.
 *
 * @param garbage how many records could not be read, since the start
 */
record ModerationShelves(
    QueueShelf queue,
    ClaimShelf claims,
    CampaignShelf campaigns,
    PolicyShelf policies,
    AuditShelf audit,
    HandlingTimes times,
    ModerationEvents events,
    LongAdder garbage) {

  /**
   * Empty ones.
   *
   * @param assumedSeconds that a job takes, as long as too few were measured
   * @param keptEvents for listeners that come back
   */
  static ModerationShelves of(int assumedSeconds, int keptEvents) {
    ClaimShelf claims = new ClaimShelf();
    HandlingTimes times = new HandlingTimes(assumedSeconds);
    QueueShelf queue =
        new QueueShelf(
            (jobId, at) -> claims.settled(jobId).ifPresent(claim -> times.settled(claim, at)));
    return new ModerationShelves(
        queue,
        claims,
        new CampaignShelf(),
        new PolicyShelf(),
        new AuditShelf(),
        times,
        new ModerationEvents(keptEvents),
        new LongAdder());
  }
}
