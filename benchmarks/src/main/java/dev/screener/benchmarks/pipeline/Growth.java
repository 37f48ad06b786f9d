package dev.screener.benchmarks.pipeline;

import java.util.List;
import java.util.Map;

/** What was found while stores grew. */
record Growth(List<Level> levels, Disk disk) {

  /**
   * With so many cases in store.
   *
   * @param cases when the first of these backlogs began
   * @param memory of each process after the last, by its name
   */
  record Level(int cases, List<Backlog> backlogs, Map<String, Memory> memory) {}

  /**
   * The work, and what Kafka's tools did just before.
   *
   * @param producerRecordsPerSecond of the producer's tool
   * @param consumerRecordsPerSecond of the consumer's tool
   */
  record Backlog(
      Throughput throughput, double producerRecordsPerSecond, double consumerRecordsPerSecond) {}

  /**
   * What a process holds.
   *
   * @param liveHeap bytes that were left on the heap after a collection
   * @param resident bytes of the whole process, with what the heap has once touched
   */
  record Memory(long liveHeap, long resident) {}

  /**
   * What lies on the disk after a clean stop.
   *
   * @param cases in store by then
   * @param stores bytes by store, by service
   * @param topics bytes by topic
   */
  record Disk(int cases, Map<String, Map<String, Long>> stores, Map<String, Long> topics) {}
}
