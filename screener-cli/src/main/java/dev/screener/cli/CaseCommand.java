package dev.screener.cli;

import picocli.CommandLine.Command;

/** {@code screener case}: what is known about one review. */
@Command(
    name = "case",
    description = "Tells what is known about one review.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CaseExplainCommand.class})
final class CaseCommand {}
