package dev.screener.cli.report;

import picocli.CommandLine.Command;

/** {@code screener report}: what the topics say about a stretch of time. */
@Command(
    name = "report",
    description = "Reports on a stretch of time, read from the topics. Changes nothing.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {AgreementCommand.class, TransparencyCommand.class})
public final class ReportCommand {}
