package dev.screener.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every benchmark that starts processes must know of them. */
final class BenchProcesses {

  private static final int LEAST_HEAP_MB = 64;

  @Option(
      names = "--partitions",
      defaultValue = "12",
      description = "Of every partitioned topic. Default: ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--heap-mb",
      defaultValue = "1024",
      description = "Heap of each process. Default: ${DEFAULT-VALUE}.")
  private int heapMegabytes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description =
          "Of what is generated; each run or round with new processes adds one. Default:"
              + " ${DEFAULT-VALUE}.")
  private long seed;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  int partitions() {
    requireAtLeast(1, "--partitions", partitions);
    return partitions;
  }

  int heapMegabytes() {
    requireAtLeast(LEAST_HEAP_MB, "--heap-mb", heapMegabytes);
    return heapMegabytes;
  }

  long seed() {
    return seed;
  }

  /**
   * Holds the command line against what can be measured.
   *
   * @throws ParameterException with {@code otherwise} where it does not hold
   */
  void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  /** The same for a number that has a least. */
  void requireAtLeast(long least, String option, long value) {
    require(value >= least, option + " is at least " + least + ", not " + value);
  }
}
