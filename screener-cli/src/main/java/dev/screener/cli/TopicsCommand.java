package dev.screener.cli;

import picocli.CommandLine.Command;

/** {@code screener topics}: the catalogue against a cluster. */
@Command(
    name = "topics",
    description = "Holds the topic catalogue against a cluster.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TopicsListCommand.class, TopicsApplyCommand.class, TopicsAclCommand.class})
final class TopicsCommand {}
