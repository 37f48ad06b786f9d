package dev.screener.moderation.policies;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** How far this instance has come in having all cases judged again; one entry a partition. */
public final class Rejudging {

  /**
   * One partition's progress.
   *
   * @param version under which cases are judged again
   * @param walked cases looked at
   * @param about cases that there are, roughly
   */
  public record Progress(String version, long walked, long about, boolean finished) {}

  private final Map<Integer, Progress> partitions = new ConcurrentSkipListMap<>();

  public void at(int partition, String version, long walked, long about, boolean finished) {
    partitions.put(partition, new Progress(version, walked, about, finished));
  }

  /** The partition has moved to another instance. */
  public void forget(int partition) {
    partitions.remove(partition);
  }

  /** By partition, rising. */
  public Map<Integer, Progress> progress() {
    return Map.copyOf(partitions);
  }
}
