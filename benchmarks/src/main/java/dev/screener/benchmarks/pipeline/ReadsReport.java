package dev.screener.benchmarks.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What reads cost. */
public final class ReadsReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Instant at;
  private final Machine machine;
  private final List<Measured> measured;

  /**
   * One measurement.
   *
   * @param answersKept whether the server kept answers until their film changed
   * @param perSecond answers of {@code GET …/reviews?limit=20}
   * @param staticPerSecond answers of the same server without a view, in turns with the others
   * @param cpuMicros of the server, an answer
   * @param bodyBytes of an answer, uncompressed
   * @param rate of the open loop: half of {@code perSecond}
   */
  record Measured(
      int reviews,
      boolean answersKept,
      double perSecond,
      double staticPerSecond,
      double cpuMicros,
      double staticCpuMicros,
      double bodyBytes,
      int rate,
      double p50Millis,
      double p99Millis) {}

  ReadsReport(Instant at, Machine machine, List<Measured> measured) {
    this.at = at;
    this.machine = machine;
    this.measured = List.copyOf(measured);
  }

  public ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("at", at.toString());
    json.put("processor", machine.processor());
    json.put("processors", machine.processors());
    json.put("java", machine.java());
    json.put("commit", machine.commit());
    for (Measured one : measured) {
      ObjectNode row = json.withArray("reads").addObject();
      row.put("reviews", one.reviews());
      row.put("answersKept", one.answersKept());
      row.put("perSecond", Math.round(one.perSecond()));
      row.put("ofStatic", rounded(one.perSecond() / one.staticPerSecond()));
      row.put("cpuMicros", rounded(one.cpuMicros()));
      row.put("bodyBytes", Math.round(one.bodyBytes()));
      row.putObject("yardstick")
          .put("staticPerSecond", Math.round(one.staticPerSecond()))
          .put("cpuMicros", rounded(one.staticCpuMicros()));
      row.putObject("atHalfRate")
          .put("rate", one.rate())
          .put("p50Millis", rounded(one.p50Millis()))
          .put("p99Millis", rounded(one.p99Millis()));
    }
    return json;
  }

  public String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%10s %8s %10s %10s %6s %8s %8s %8s %8s %8s%n",
            "reviews",
            "kept",
            "reads/s",
            "static/s",
            "share",
            "cpu µs",
            "static",
            "at/s",
            "p50 ms",
            "p99 ms"));
    for (Measured one : measured) {
      table.append(
          String.format(
              Locale.ROOT,
              "%,10d %8s %,10.0f %,10.0f %5.0f%% %8.1f %8.1f %,8d %8.2f %8.2f%n",
              one.reviews(),
              one.answersKept() ? "yes" : "no",
              one.perSecond(),
              one.staticPerSecond(),
              100 * one.perSecond() / one.staticPerSecond(),
              one.cpuMicros(),
              one.staticCpuMicros(),
              one.rate(),
              one.p50Millis(),
              one.p99Millis()));
    }
    return table.toString();
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
