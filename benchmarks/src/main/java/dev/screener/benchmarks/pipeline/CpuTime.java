package dev.screener.benchmarks.pipeline;

/**
 * CPU time that a process has used, in µs; user and system together.
 *
 * @param total of all its threads, ended ones too
 * @param jit of the JIT compiler's threads
 * @param gc of the garbage collector's threads
 */
record CpuTime(long total, long jit, long gc) {

  CpuTime minus(CpuTime earlier) {
    return new CpuTime(total - earlier.total, jit - earlier.jit, gc - earlier.gc);
  }

  CpuTime plus(CpuTime other) {
    return new CpuTime(total + other.total, jit + other.jit, gc + other.gc);
  }

  long withoutJit() {
    return total - jit;
  }
}
