package dev.screener.benchmarks.pipeline;

import java.util.List;
import java.util.Map;

/**
 * One run: fresh processes, warm-up, backlog, rates, yardstick.
 *
 * @param loadAverage of the machine before anything was started
 * @param secondsToReady by process
 */
record PipelineRun(
    double loadAverage,
    Map<String, Double> secondsToReady,
    Throughput throughput,
    List<Latency> latencies,
    VerdictCount verdicts,
    Yardstick yardstick) {}
