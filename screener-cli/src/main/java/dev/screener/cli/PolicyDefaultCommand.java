package dev.screener.cli;

import dev.screener.policy.DefaultPolicy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the built-in policy, for a site's own to begin with. */
@Command(
    name = "default",
    description = {
      "Prints the built-in policy, to begin a policy of your own with. Needs no cluster.",
      "A published policy takes the place of the built-in one with all its rules."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener policy default --name ours > ours.yaml",
      "  screener policy default | less"
    })
final class PolicyDefaultCommand implements Callable<Integer> {

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "The name of the copy. Default: ${DEFAULT-VALUE}.")
  private String name = "default";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
      throw new ParameterException(
          spec.commandLine(),
          "--name " + name + ": a name has small letters, digits and hyphens, a letter first.");
    }
    spec.commandLine()
        .getOut()
        .print(DefaultPolicy.yaml().replaceFirst("(?m)^policy: default$", "policy: " + name));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
