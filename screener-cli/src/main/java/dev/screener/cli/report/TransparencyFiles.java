package dev.screener.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The transparency report as files: all as JSON, and a table a subject as CSV (RFC 4180). */
final class TransparencyFiles {

  private static final String REPORT_COLUMNS =
      "moot,open,decided_automatically,median_hours_to_decision";

  private final Path directory;

  TransparencyFiles(Path directory) {
    this.directory = directory;
  }

  /** Writes all files and gives their names; those of an earlier report are replaced. */
  List<Path> write(ObjectNode document, Transparency counts) throws IOException {
    Files.createDirectories(directory);
    List<Path> written = new ArrayList<>();
    String json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    written.add(Files.writeString(directory.resolve("transparency.json"), json + "\n"));
    written.add(write("measures.csv", measures(counts)));
    written.add(write("notices.csv", notices(counts)));
    written.add(write("complaints.csv", complaints(counts)));
    written.add(write("automation.csv", automation(counts)));
    return written;
  }

  private Path write(String name, Stream<String> lines) throws IOException {
    return Files.writeString(
        directory.resolve(name), lines.map(line -> line + "\r\n").collect(Collectors.joining()));
  }

  private static Stream<String> measures(Transparency counts) {
    return Stream.concat(
        Stream.of("restriction,reason,decided,basis,count"),
        counts.measures().imposed().entrySet().stream()
            .map(
                entry ->
                    line(
                        entry.getKey().restriction(),
                        entry.getKey().reason(),
                        entry.getKey().automated() ? "automatically" : "by a person",
                        entry.getKey().uponNotices() ? "notices" : "own initiative",
                        entry.getValue())));
  }

  private static Stream<String> notices(Transparency counts) {
    return Stream.concat(
        Stream.of("kind,received,acted_upon,not_acted_upon," + REPORT_COLUMNS),
        counts.noticesByKind().entrySet().stream()
            .map(entry -> line(entry.getKey()) + "," + cells(entry.getValue())));
  }

  private static Stream<String> complaints(Transparency counts) {
    return Stream.concat(
        Stream.of("restriction,decided_by,received,overturned,upheld," + REPORT_COLUMNS),
        counts.complaintsByBasis().entrySet().stream()
            .map(
                entry ->
                    line(entry.getKey().restriction(), entry.getKey().decidedBy())
                        + ","
                        + cells(entry.getValue())));
  }

  private static Stream<String> automation(Transparency counts) {
    Automation automation = counts.automation();
    Audits audits = counts.audits();
    return Stream.of(
        "figure,count,of,share,low,high",
        line(
            "submissions decided automatically", automation.decidedAutomatically(), "", "", "", ""),
        line("submissions held for a person", automation.heldForAPerson(), "", "", "", ""),
        share("automatic rejections overturned", automation.overturned()),
        share("automatic rejections overturned by complaint", automation.overturnedByComplaint()),
        share("audited approvals that should have been kept out", audits.missed()),
        share("audited rejections that should have been shown", audits.wronglyKeptOut()));
  }

  private static String share(String figure, Share share) {
    return line(
        figure,
        share.hits(),
        share.of(),
        share.isKnown() ? decimal(share.value()) : "",
        decimal(share.low()),
        decimal(share.high()));
  }

  private static String cells(ReportCounts counts) {
    return line(
        counts.received(),
        counts.granted(),
        counts.declined(),
        counts.moot(),
        counts.open(),
        counts.automated(),
        counts.medianHours().isPresent() ? decimal(counts.medianHours().getAsDouble()) : "");
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String line(Object... cells) {
    return Stream.of(cells).map(cell -> cell(cell.toString())).collect(Collectors.joining(","));
  }

  /** A spreadsheet must not take what a moderator gave as a reason for a formula. */
  private static String cell(String text) {
    String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
