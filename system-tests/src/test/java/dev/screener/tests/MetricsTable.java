package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of metrics of the operations page. */
record MetricsTable(Map<String, Row> rows) {

  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `(screener_[a-z_]+)` \\|([^|]+)\\|([^|]*)\\|([^|]*)\\|.*");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (screener_\\S+) (\\S+)$");

  /**
   * A metric.
   *
   * @param services that tell it
   * @param fromTheStart whether it is told before anything has happened
   */
  record Row(Set<String> services, boolean fromTheStart) {}

  static MetricsTable read() throws IOException {
    Map<String, Row> rows = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(
            row.group(1),
            new Row(Set.of(row.group(2).trim().split(", ")), row.group(4).trim().equals("start")));
      }
    }
    return new MetricsTable(rows);
  }

  /**
   * The names under which one service tells its metrics; what the highest of late was is left out.
   */
  static Set<String> toldBy(String url) throws IOException, InterruptedException {
    String text =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url + "/metrics")).build(),
                BodyHandlers.ofString())
            .body();
    return TYPE.matcher(text)
        .results()
        .map(type -> type.group(1))
        .filter(name -> !name.endsWith("_seconds_max"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All that one service may tell, and of that what it tells from the start. */
  Set<String> of(String service, boolean fromTheStart) {
    return rows.entrySet().stream()
        .filter(row -> row.getValue().services().contains(service))
        .filter(row -> !fromTheStart || row.getValue().fromTheStart())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a name in a query is one of the table, or a part of a histogram of it. */
  boolean has(String name) {
    return rows.containsKey(name) || rows.containsKey(name.replaceAll("_(bucket|count|sum)$", ""));
  }

  void assertTold(String service, Set<String> told) {
    assertThat(told).as(service).containsAll(of(service, true));
    assertThat(of(service, false)).as(service).containsAll(told);
  }
}
