package dev.screener.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The write side that a command sends to, and the token that it sends. */
final class IngestOptions {
  private static final String TOKEN_KEY = "SCREENER_TOKEN";
  private static final String URL_KEY = "SCREENER_INGEST_URL";
  private static final String DEFAULT_URL = "http://127.0.0.1:8081";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where ingest-service is. Default: $" + URL_KEY + ", or " + DEFAULT_URL + ".")
  private @Nullable URI url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "A bearer token with a role that may do this. Default: $SCREENER_TOKEN, which other users of"
              + " the machine cannot read.")
  private @Nullable String token;

  URI url() {
    return url != null ? url : URI.create(System.getenv().getOrDefault(URL_KEY, DEFAULT_URL));
  }

  /**
   * The token.
   *
   * @throws ParameterException when there is none
   */
  String token() {
    String bearer = token != null ? token : System.getenv(TOKEN_KEY);
    if (bearer == null) {
      throw new ParameterException(
          command.commandLine(), "A token is needed: give --token or set " + TOKEN_KEY);
    }
    return bearer;
  }
}
