package dev.screener.cli.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The stretch of time that a report is about. */
final class PeriodOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      description =
          "A date, from its beginning on, or an instant such as 2026-11-01T06:00:00Z. UTC.")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description =
          "A date, up to its end, or an instant, up to and without it. UTC. Default: now.")
  private @Nullable String to;

  /** From {@code from} up to and without {@code to}, by the time at which records were written. */
  record Period(Instant from, Instant to) {}

  Period period() {
    Instant begin = time("--from", from, 0);
    Instant end = to == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : time("--to", to, 1);
    if (!begin.isBefore(end)) {
      throw wrong("--from must be before --to: " + begin + " is not before " + end);
    }
    return new Period(begin, end);
  }

  private Instant time(String option, String text, int daysOn) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).plusDays(daysOn).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw wrong(
          option + " is a date (2026-11-01) or an instant (2026-11-01T06:00:00Z), not " + text);
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
