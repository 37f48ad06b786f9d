package dev.screener.cli.models;

import picocli.CommandLine.Command;

/** {@code screener model}: the scoring models that read reviews. */
@Command(
    name = "model",
    description = "Lists and publishes scoring models.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ModelListCommand.class, ModelPublishCommand.class})
public final class ModelCommand {}
