package dev.screener.benchmarks.pipeline;

import dev.screener.benchmarks.figures.Rounds;
import dev.screener.benchmarks.figures.Row.Better;

/**
 * One service's way back from its changelogs.
 *
 * @param ready seconds from the start of the process until it was ready
 * @param restoring seconds of these, from when the first partition's stores were opened
 * @param cpu of the process until it was ready
 * @param stateBytes what was lost, on disk
 * @param changelogBytes what it was made of again, as it lies on the broker
 * @param toolSeconds what Kafka's consumer tool took to read the same
 */
record Recovery(
    double ready,
    double restoring,
    CpuTime cpu,
    long stateBytes,
    long changelogBytes,
    double toolSeconds) {

  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  /** Adds it under the service's name. */
  void addTo(Rounds found, String service) {
    String tool = "Kafka's consumer tool, changelogs of " + service;
    String read = service + ", changelogs read";
    found.add(service + ", ready", "s", Better.LOWER, ready);
    found.add(service + ", ready, CPU", "CPU-s", Better.LOWER, cpu.total() / MEGA);
    found.add(service + ", ready, JIT", "CPU-s", Better.LOWER, cpu.jit() / MEGA);
    found.add(service + ", restoring", "s", Better.LOWER, restoring);
    found.add(service + ", a GB of state", "s a GB", Better.LOWER, restoring / (stateBytes / GIGA));
    found.add(
        service + ", a GB of changelogs",
        "s a GB",
        Better.LOWER,
        restoring / (changelogBytes / GIGA));
    found.add(read, "MB/s", Better.HIGHER, changelogBytes / MEGA / restoring);
    found.add(tool, "MB/s", Better.HIGHER, changelogBytes / MEGA / toolSeconds);
    found.beside(read, tool);
    found.add(service + ", state on disk", "MB", Better.LOWER, stateBytes / MEGA);
    found.add(service + ", changelogs", "MB", Better.LOWER, changelogBytes / MEGA);
  }
}
