package dev.screener.benchmarks.pipeline;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which recoveries to measure.
 *
 * @param rounds how often, each with a new broker and empty stores
 * @param reviews in store when the state is lost
 * @param heapMegabytes of each process
 * @param directory where data and logs go and stay; a temporary one, deleted afterwards, if empty
 */
public record RecoverySettings(
    int rounds,
    int reviews,
    int partitions,
    int heapMegabytes,
    long seed,
    Optional<Path> directory) {}
