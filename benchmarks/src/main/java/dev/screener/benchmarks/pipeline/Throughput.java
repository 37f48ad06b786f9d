package dev.screener.benchmarks.pipeline;

import java.util.Map;

/**
 * What it took to bring a backlog from {@code reviews.submitted} into the view.
 *
 * @param seconds from the first record sent until all were projected
 * @param fillSeconds of these, in which the backlog was still being filled
 * @param cpu by process, over these seconds
 * @param allocated bytes on the heap by process, over these seconds
 * @param generator CPU time of the process that filled the backlog and looked on
 * @param othersShare of the machine's CPUs that went to anything else, from 0 to 1
 */
record Throughput(
    int reviews,
    double seconds,
    double fillSeconds,
    Map<String, CpuTime> cpu,
    Map<String, Long> allocated,
    CpuTime generator,
    double othersShare) {

  double reviewsPerSecond() {
    return reviews / seconds;
  }

  CpuTime cpuOfAll() {
    return cpu.values().stream().reduce(new CpuTime(0, 0, 0), CpuTime::plus);
  }

  double perReview(long amount) {
    return (double) amount / reviews;
  }
}
