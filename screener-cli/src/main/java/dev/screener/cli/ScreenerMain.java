package dev.screener.cli;

import dev.screener.cli.containers.ImageCommand;
import dev.screener.cli.demo.DemoCommand;
import dev.screener.cli.dlq.DlqCommand;
import dev.screener.cli.models.ModelCommand;
import dev.screener.cli.report.ReportCommand;
import dev.screener.cli.tokens.TokensCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code screener}: the command line of Screener. */
@Command(
    name = "screener",
    description = "Moderates film reviews on Kafka: submit, judge, show.",
    mixinStandardHelpOptions = true,
    versionProvider = ScreenerMain.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      TopicsCommand.class,
      TokensCommand.class,
      SubmitCommand.class,
      TailCommand.class,
      DlqCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      SimulateCommand.class,
      BenchCommand.class,
      PolicyCommand.class,
      ModelCommand.class,
      ReportCommand.class,
      DecisionsCommand.class,
      CaseCommand.class,
      ImageCommand.class,
      HelpCommand.class
    },
    footerHeading = "%nStart here:%n",
    footer = "  screener demo        everything in one process, with sample films and reviews")
public final class ScreenerMain {

  private ScreenerMain() {}

  public static void main(String[] args) {
    // Each service's jar on the class path brings a configuration for when it runs alone.
    System.setProperty("logback.configurationFile", "logback-screener.xml");
    System.exit(commandLine().execute(args));
  }

  /**
   * Exit codes: 0 when the job was done, 1 when it was not, 2 when the command line is wrong. What
   * goes wrong is told in a sentence on standard error, since a stack trace helps nobody who typed
   * a wrong address.
   */
  static CommandLine commandLine() {
    return new CommandLine(new ScreenerMain())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(command.getColorScheme().errorText(sentence(failure)));
              return command.getCommandSpec().exitCodeOnExecutionException();
            });
  }

  private static String sentence(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = ScreenerMain.class.getPackage().getImplementationVersion();
      return new String[] {"screener " + (version == null ? "(not packaged)" : version)};
    }
  }
}
