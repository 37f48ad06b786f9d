package dev.screener.moderation.cases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which reviews this instance judged last, so that a new policy can be tried on them. In memory;
 * the oldest goes when a new one comes.
 */
public final class RecentCases {

  private final int mostAPartition;
  private final Map<Integer, Deque<String>> partitions = new ConcurrentHashMap<>();

  /**
   * @param most kept of all partitions together
   * @param partitions of the topics by film
   */
  public RecentCases(int most, int partitions) {
    this.mostAPartition = Math.max(1, most / partitions);
  }

  void judged(int partition, String key) {
    Deque<String> keys = partitions.computeIfAbsent(partition, first -> new ArrayDeque<>());
    synchronized (keys) {
      if (keys.size() == mostAPartition) {
        keys.removeFirst();
      }
      keys.addLast(key);
    }
  }

  /** The partition has moved to another instance. */
  void forget(int partition) {
    partitions.remove(partition);
  }

  /** By film and review, in no order that matters; a review that was edited may come twice. */
  List<String> keys() {
    List<String> all = new ArrayList<>();
    partitions
        .values()
        .forEach(
            keys -> {
              synchronized (keys) {
                all.addAll(keys);
              }
            });
    return all;
  }
}
