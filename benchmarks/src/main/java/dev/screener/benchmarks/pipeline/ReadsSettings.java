package dev.screener.benchmarks.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What reads to measure, and on what.
 *
 * @param stores how many reviews are in the store, one size after the other, growing
 * @param seconds of each measurement, in slices that take turns with the yardstick
 * @param warmupSeconds of reads before each size is measured
 * @param connections that ask at once
 * @param heapMegabytes of each process
 * @param directory where data and logs go and stay; a temporary one, deleted afterwards, if empty
 */
public record ReadsSettings(
    List<Integer> stores,
    int seconds,
    int warmupSeconds,
    int connections,
    int partitions,
    int heapMegabytes,
    long seed,
    Optional<Path> directory) {

  /** Reviews of each film. */
  public static final int REVIEWS_A_FILM = 100;
}
