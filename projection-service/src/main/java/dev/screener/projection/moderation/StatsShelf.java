package dev.screener.projection.moderation;

import dev.screener.contracts.event.EstimatedShare;
import dev.screener.contracts.event.ModerationStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the last day, by minute of event time, in memory: 1,440 minutes of 1 to 3 KB. A minute
 * goes a day after it began. Of each partition also the newest estimates, which stay.
 */
final class StatsShelf {

  static final Duration KEPT = Duration.ofDays(1);

  /** A minute ahead of the clock by more than this is a mistake. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final NavigableMap<Long, StatsSum> minutes = new TreeMap<>();
  private final Map<Integer, Estimates> estimates = new TreeMap<>();

  /**
   * By all blind labels when it was written. Records of one partition's case desk lie in several
   * partitions of their topic, so that they do not come in the order in which they were written.
   *
   * @param written ms since the epoch
   */
  private record Estimates(
      long written, @Nullable EstimatedShare missed, @Nullable EstimatedShare wronglyKeptOut) {

    static Estimates newer(Estimates one, Estimates other) {
      return one.written > other.written ? one : other;
    }
  }

  /**
   * Adds a record up.
   *
   * @param written the record's timestamp, ms since the epoch
   * @param now ms since the epoch
   */
  synchronized void add(ModerationStats stats, long written, long now) {
    forgetBefore(now);
    if (stats.getMissed() != null || stats.getWronglyKeptOut() != null) {
      estimates.merge(
          stats.getPartition(),
          new Estimates(written, stats.getMissed(), stats.getWronglyKeptOut()),
          Estimates::newer);
    }
    long minute = stats.getMinute().toEpochMilli();
    if (minute > now - KEPT.toMillis() && minute < now + AHEAD.toMillis()) {
      minutes.computeIfAbsent(minute, begins -> new StatsSum()).add(stats);
    }
  }

  /**
   * The newest minutes up to now, the oldest first; those without a count are empty.
   *
   * @param count how many
   */
  synchronized Map<Long, StatsSum> newest(int count, long now) {
    forgetBefore(now);
    long length = TimeUnit.MINUTES.toMillis(1);
    long last = now - now % length;
    Map<Long, StatsSum> newest = new TreeMap<>();
    for (long minute = last - (count - 1) * length; minute <= last; minute += length) {
      StatsSum sum = new StatsSum();
      StatsSum known = minutes.get(minute);
      if (known != null) {
        sum.add(known);
      }
      newest.put(minute, sum);
    }
    return newest;
  }

  /** The sum of the last day. */
  synchronized StatsSum day(long now) {
    forgetBefore(now);
    StatsSum sum = new StatsSum();
    minutes.values().forEach(sum::add);
    return sum;
  }

  /** Of each partition its newest estimate of what was missed. */
  synchronized List<EstimatedShare> missed() {
    List<EstimatedShare> all = new ArrayList<>();
    for (Estimates one : estimates.values()) {
      if (one.missed() != null) {
        all.add(one.missed());
      }
    }
    return all;
  }

  /** Of each partition its newest estimate of what was wrongly kept out. */
  synchronized List<EstimatedShare> wronglyKeptOut() {
    List<EstimatedShare> all = new ArrayList<>();
    for (Estimates one : estimates.values()) {
      if (one.wronglyKeptOut() != null) {
        all.add(one.wronglyKeptOut());
      }
    }
    return all;
  }

  private void forgetBefore(long now) {
    minutes.headMap(now - KEPT.toMillis(), true).clear();
  }
}
