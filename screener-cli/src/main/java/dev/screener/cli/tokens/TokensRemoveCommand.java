package dev.screener.cli.tokens;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screener tokens remove}: all tokens of a name count no more. */
@Command(
    name = "remove",
    description = "Takes all tokens of a name out of the file; the last credential stays.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = "  screener tokens remove ada --file credentials.json")
final class TokensRemoveCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "Whose tokens.")
  private String name = "";

  @Mixin private FileOption file;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    int removed = file.credentials().remove(name);
    if (removed == 0) {
      spec.commandLine().getErr().println(file.path() + " has no credential " + name);
      return 1;
    }
    spec.commandLine()
        .getOut()
        .println("Removed " + removed + "; they count no more once the services are started anew.");
    return 0;
  }
}
