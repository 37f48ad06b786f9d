package dev.screener.cli;

import picocli.CommandLine.Command;

/** {@code screener policy}: the rules by which reviews are judged. */
@Command(
    name = "policy",
    description = "Tries policies out.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PolicyTestCommand.class})
final class PolicyCommand {}
