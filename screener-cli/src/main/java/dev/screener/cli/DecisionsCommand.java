package dev.screener.cli;

import picocli.CommandLine.Command;

/** {@code screener decisions}: what moderators decided. */
@Command(
    name = "decisions",
    description = "Brings moderators' decisions over.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DecisionsImportCommand.class})
final class DecisionsCommand {}
