package dev.screener.benchmarks.pipeline;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which starts to measure.
 *
 * @param rounds how often, each with a new broker and empty stores
 * @param reviews in store at the second start
 * @param heapMegabytes of each process
 * @param directory where data and logs go and stay; a temporary one, deleted afterwards, if empty
 */
public record StartupSettings(
    int rounds,
    int reviews,
    int partitions,
    int heapMegabytes,
    long seed,
    Optional<Path> directory) {}
