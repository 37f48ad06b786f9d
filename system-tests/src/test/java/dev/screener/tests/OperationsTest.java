package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an operator is given: alert rules, a dashboard and the page that explains them. */
class OperationsTest {

  private static final Path OPS = Path.of("..", "ops");
  private static final Path RULES = OPS.resolve("prometheus").resolve("alerts.yml");
  private static final Path RULES_TEST = OPS.resolve("prometheus").resolve("alerts-test.yml");
  private static final Path DASHBOARD =
      OPS.resolve("grafana").resolve("dashboards").resolve("screener.json");
  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final Pattern NAME = Pattern.compile("screener_[a-z_]+");
  private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)$");

  @Test
  void everyMetricOfTheAlertsAndTheDashboardIsInTheTable() throws IOException {
    MetricsTable table = MetricsTable.read();

    Set<String> unknown = new TreeSet<>();
    for (Path file : List.of(RULES, DASHBOARD)) {
      Set<String> names = found(NAME, 0, file);
      assertThat(names).isNotEmpty();
      names.stream().filter(name -> !table.has(name)).forEach(unknown::add);
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void everyAlertIsExplainedAndTested() throws IOException {
    Set<String> alerts = found(ALERT, 1, RULES);

    assertThat(alerts).isNotEmpty();
    assertThat(Files.readString(PAGE)).contains(alerts);
    assertThat(Files.readString(RULES_TEST)).contains(alerts);
  }

  @Test
  void theAlertsFireWhenTheyShould() throws Exception {
    assumeTrue(hasPromtool(), "there is no promtool; Debian's package prometheus brings it");

    assertThat(promtool("check", "rules", RULES.toString())).contains("SUCCESS");
    assertThat(promtool("test", "rules", RULES_TEST.toString())).contains("SUCCESS");
    assertThat(promtool("check", "config", OPS.resolve("prometheus/prometheus.yml").toString()))
        .contains("SUCCESS");
  }

  private static boolean hasPromtool() throws InterruptedException {
    try {
      return run("promtool", "--version").waitFor(30, TimeUnit.SECONDS);
    } catch (IOException absent) {
      return false;
    }
  }

  private static String promtool(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "promtool";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = run(command);
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    return told;
  }

  private static Process run(String... command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static Set<String> found(Pattern pattern, int group, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map(match -> match.group(group))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
