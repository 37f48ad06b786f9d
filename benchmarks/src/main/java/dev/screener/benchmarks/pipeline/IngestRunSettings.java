package dev.screener.benchmarks.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What of the write side to measure, and on what.
 *
 * @param rounds how often all is measured, in turns, on the same processes
 * @param connections that single reviews are sent over, one number after the other
 * @param seconds of each measurement in a round
 * @param warmupSeconds before the first, of single reviews and then of batches
 * @param batchLines reviews a batch
 * @param batchConnections that batches are sent over at once
 * @param yardstickRecords that Kafka's producer tool sends in a round
 * @param heapMegabytes of each process
 * @param directory where data and logs go and stay; a temporary one, deleted afterwards, if empty
 */
public record IngestRunSettings(
    int rounds,
    List<Integer> connections,
    int seconds,
    int warmupSeconds,
    int batchLines,
    int batchConnections,
    int yardstickRecords,
    int partitions,
    int heapMegabytes,
    long seed,
    Optional<Path> directory) {}
