package dev.screener.cli.tokens;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which credentials file a command is about. */
final class FileOption {

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The credentials file. Default: $SCREENER_CREDENTIALS_FILE.")
  private @Nullable Path file;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  Path path() {
    Path given = file;
    String variable = System.getenv("SCREENER_CREDENTIALS_FILE");
    if (given == null && variable == null) {
      throw new ParameterException(
          command.commandLine(), "Say which file: --file, or SCREENER_CREDENTIALS_FILE.");
    }
    return given == null ? Path.of(String.valueOf(variable)) : given;
  }

  CredentialsFile credentials() {
    return new CredentialsFile(path());
  }
}
