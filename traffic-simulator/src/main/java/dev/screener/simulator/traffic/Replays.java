package dev.screener.simulator.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Real reviews, played as if they were written now: by their dates where a set has them, each as a
 * live submission. Dates tell days; a day's reviews are spread evenly over the hours from 8 to 24.
 */
public final class Replays {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate UNDATED = LocalDate.parse("2026-03-02");
  private static final LocalTime FROM = LocalTime.of(8, 0);
  private static final long AWAKE_MILLIS = 16 * 3_600_000L;

  /** Where each set lies in the folder. */
  private static final Map<String, String> FILES =
      new TreeMap<>(
          Map.of(
              "replay", "replay/nsmc_replay.jsonl.gz",
              "nsmc_reposts_ko", "nsmc_reposts_ko.jsonl",
              "imdb_title_alias_dups", "imdb_title_alias_dups.jsonl"));

  /**
   * A row of a set.
   *
   * @param group rows with the same text, where the set groups them
   */
  public record Row(
      String id,
      String film,
      String author,
      @Nullable Integer rating,
      LocalDate date,
      String text,
      String label,
      String language,
      String group) {}

  private Replays() {}

  /** The names under which sets are replayed. */
  public static List<String> names() {
    return List.copyOf(FILES.keySet());
  }

  /**
   * The rows of a set in the order of their dates.
   *
   * @param limit so many of the earliest at most
   * @throws IllegalArgumentException when the folder does not hold the set
   */
  public static List<Row> rows(String name, Path folder, long limit) {
    Path file = folder.resolve(FILES.getOrDefault(name, name));
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(file + " is not there: name the folder with --texts");
    }
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      List<Row> rows = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(row(JSON.readTree(line)));
      }
      rows.sort(Comparator.comparing(Row::date));
      return List.copyOf(rows.subList(0, (int) Math.min(limit, rows.size())));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** Rows as traffic; all are labelled organic. */
  public static Traffic of(String name, List<Row> rows) {
    List<TrafficEvent> events = new ArrayList<>(rows.size());
    int first = 0;
    while (first < rows.size()) {
      int last = first;
      while (last < rows.size() && rows.get(last).date().equals(rows.get(first).date())) {
        last++;
      }
      for (int i = first; i < last; i++) {
        long millis = AWAKE_MILLIS * (i - first) / (last - first);
        Instant at = rows.get(i).date().atTime(FROM).toInstant(ZoneOffset.UTC).plusMillis(millis);
        events.add(new TrafficEvent.Review(at, submission(rows.get(i), at), Label.ORGANIC));
      }
      first = last;
    }
    return new Traffic(name, List.of(), events.iterator(), events.size());
  }

  /** Under which address a row's review stands. */
  public static String reviewId(Row row) {
    return "r-" + row.id().replaceAll("[^A-Za-z0-9._~-]", "~") + "-" + row.film();
  }

  private static ReviewSubmission submission(Row row, Instant at) {
    return ReviewSubmission.newBuilder()
        .setKind(SubmissionKind.SUBMITTED)
        .setSubmissionId("s-" + reviewId(row))
        .setAuthorId(authorId(row))
        .setFilmId(row.film())
        .setReviewId(reviewId(row))
        .setSubmittedAt(at)
        .setRating(row.rating())
        .setText(row.text())
        .setLanguage(row.language())
        .build();
  }

  /** Masked names hold characters that no id may. */
  private static String authorId(Row row) {
    return "a" + HexFormat.of().formatHex(row.author().getBytes(StandardCharsets.UTF_8));
  }

  private static Row row(JsonNode json) {
    String group = json.path("group").asText("");
    String dated = json.path("date").asText(json.path("time").asText(""));
    int rating = json.path("rating").asInt(0);
    return new Row(
        json.path("id").asText(),
        json.path("film").asText(),
        // Where a set has no authors, a text is taken for one author's.
        json.path("author").asText(group),
        rating >= 1 && rating <= 10 ? rating : null,
        dated.isEmpty() ? UNDATED : LocalDate.parse(dated.substring(0, 10)),
        json.path("text").asText(),
        json.path("label").asText(""),
        json.path("lang").asText("ko"),
        group);
  }
}
