package dev.screener.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a policy would change, as a person reads it, from its JSON. */
final class DifferenceTable {
  private static final List<String> OUTCOMES = List.of("APPROVED", "HELD", "REJECTED");
  private static final int WIDTH = 100;

  private final PrintWriter out;

  DifferenceTable(PrintWriter out) {
    this.out = out;
  }

  /** Prints nothing for a difference that is not there. */
  void print(JsonNode difference) {
    if (!difference.isObject()) {
      return;
    }
    long cases = difference.path("cases").asLong();
    out.printf(
        Locale.ROOT, "%s on the last %,d cases%n%n", difference.path("policy").asText(), cases);
    out.printf("  %-10s %17s %17s %9s%n", "", "before", "after", "points");
    for (String outcome : OUTCOMES) {
      long before = difference.path("before").path(outcome).asLong();
      long after = difference.path("after").path(outcome).asLong();
      out.printf(
          Locale.ROOT,
          "  %-10s %,8d %7.2f%% %,8d %7.2f%% %+9.2f%n",
          outcome,
          before,
          share(before, cases),
          after,
          share(after, cases),
          share(after - before, cases));
    }
    out.println();
    JsonNode changes = difference.path("changes");
    if (changes.isEmpty() && cases > 0) {
      out.printf("None of them would stand otherwise.%n%n");
    }
    changes.forEach(this::printChange);
    out.flush();
  }

  private void printChange(JsonNode change) {
    out.printf(
        Locale.ROOT,
        "%,d from %s to %s%n",
        change.path("count").asLong(),
        standing(change, "from", "displayFrom"),
        standing(change, "to", "displayTo"));
    for (JsonNode sample : change.path("samples")) {
      List<String> rules = new ArrayList<>();
      sample.path("ruleIds").forEach(rule -> rules.add(rule.asText()));
      out.printf(
          "  %s/%s  [%s]%n      %s%n",
          sample.path("filmId").asText(),
          sample.path("reviewId").asText(),
          rules.isEmpty() ? "no rule" : String.join(", ", rules),
          oneLine(sample.path("text").asText()));
    }
    out.println();
  }

  private static String standing(JsonNode change, String outcome, String display) {
    String shown = change.path(display).asText("");
    return change.path(outcome).asText()
        + (shown.isEmpty() || shown.equals("NONE") ? "" : " " + shown);
  }

  private static double share(long count, long cases) {
    return cases == 0 ? 0 : 100.0 * count / cases;
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= WIDTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, WIDTH - 1)) + "…";
  }
}
