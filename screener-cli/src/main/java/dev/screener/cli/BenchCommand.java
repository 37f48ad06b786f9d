package dev.screener.cli;

import picocli.CommandLine.Command;

/** {@code screener bench}: measurements with their yardsticks. */
@Command(
    name = "bench",
    description = "Measures Screener on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BenchPipelineCommand.class,
      BenchReadsCommand.class,
      BenchIngestCommand.class,
      BenchStartupCommand.class,
      BenchRecoveryCommand.class,
      BenchGrowthCommand.class,
      BenchKernelCommand.Scoring.class,
      BenchKernelCommand.Policy.class,
      BenchAllCommand.class,
      BenchCompareCommand.class
    })
final class BenchCommand {}
