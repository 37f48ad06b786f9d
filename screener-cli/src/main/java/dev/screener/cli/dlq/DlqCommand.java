package dev.screener.cli.dlq;

import picocli.CommandLine.Command;

/** {@code screener dlq}: what could not be read. */
@Command(
    name = "dlq",
    description = {
      "Lists what could not be read, and sends it in again once the cause is mended.",
      "What a service cannot read lies as it came, for 30 days, on its topic's dead-letter topic."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DlqListCommand.class, DlqReplayCommand.class})
public final class DlqCommand {}
