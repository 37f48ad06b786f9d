package dev.screener.cli.tokens;

import picocli.CommandLine.Command;

/** {@code screener tokens}: who may do what, by tokens of the deployment's own. */
@Command(
    name = "tokens",
    description = {
      "Makes the tokens of a deployment and takes them away.",
      "The file holds hashes only; the services read it when they start (SCREENER_CREDENTIALS_FILE)."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TokensAddCommand.class, TokensListCommand.class, TokensRemoveCommand.class})
public final class TokensCommand {}
