package dev.screener.cli;

import picocli.CommandLine.Command;

/** {@code screener policy}: the rules by which reviews are judged. */
@Command(
    name = "policy",
    description = "Tries policies out, publishes and lists them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PolicyDefaultCommand.class,
      PolicyTestCommand.class,
      PolicyPublishCommand.class,
      PolicyListCommand.class,
      PolicyRejudgingCommand.class
    })
final class PolicyCommand {}
