package dev.screener.benchmarks.pipeline;

import dev.screener.benchmarks.pipeline.HttpLoad.Outcome;
import java.util.function.Supplier;

/**
 * Some requests, and what the server spent on them.
 *
 * @param cpu of the server's process meanwhile
 */
record Turn(Outcome outcome, CpuTime cpu) {

  /** Takes one. */
  static Turn of(ProcFiles proc, long pid, Supplier<Outcome> requests) {
    CpuTime before = proc.cpuTime(pid);
    Outcome outcome = requests.get();
    return new Turn(outcome, proc.cpuTime(pid).minus(before));
  }

  /** CPU-µs without the JIT's, for each of so many. */
  double cpuMicros(long many) {
    return (double) cpu.withoutJit() / Math.max(1, many);
  }

  double jitMicros(long many) {
    return (double) cpu.jit() / Math.max(1, many);
  }
}
