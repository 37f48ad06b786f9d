package dev.screener.benchmarks.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.figures.Rounds;
import dev.screener.benchmarks.figures.Row;
import dev.screener.benchmarks.figures.Row.Better;
import dev.screener.benchmarks.figures.Spread;
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
   * @param reads answers of {@code GET …/reviews?limit=20}, at least one turn
   * @param bare answers of the same server without a view, in turns with the others
   * @param rate of the open loop: half of {@code perSecond}
   */
  record Measured(
      int reviews,
      boolean answersKept,
      List<Turn> reads,
      List<Turn> bare,
      int rate,
      double p50Millis,
      double p99Millis) {

    double perSecond() {
      return median(reads);
    }

    double staticPerSecond() {
      return median(bare);
    }

    /** Of the server, an answer. */
    double cpuMicros() {
      return cpuMicros(reads);
    }

    double staticCpuMicros() {
      return cpuMicros(bare);
    }

    /** Of an answer, uncompressed. */
    double bodyBytes() {
      return (double) reads.stream().mapToLong(turn -> turn.outcome().bytes()).sum()
          / requests(reads);
    }

    private static double median(List<Turn> turns) {
      return Spread.of(turns, turn -> turn.outcome().perSecond()).median();
    }

    private static double cpuMicros(List<Turn> turns) {
      return (double) turns.stream().mapToLong(turn -> turn.cpu().withoutJit()).sum()
          / requests(turns);
    }

    private static long requests(List<Turn> turns) {
      return Math.max(1, turns.stream().mapToLong(turn -> turn.outcome().requests()).sum());
    }
  }

  ReadsReport(Instant at, Machine machine, List<Measured> measured) {
    this.at = at;
    this.machine = machine;
    this.measured = List.copyOf(measured);
  }

  public ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    new Figures("reads", at, machine, rows()).putInto(json);
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

  /** In the form that all benchmarks share; a turn is a round. */
  List<Row> rows() {
    Rounds rounds = new Rounds();
    for (Measured one : measured) {
      String of =
          String.format(
              Locale.ROOT,
              ", %,d reviews%s",
              one.reviews(),
              one.answersKept() ? ", answers kept" : "");
      String bare = "bare answer" + of;
      String page = "first page" + of;
      add(page, one.reads(), rounds);
      add(bare, one.bare(), rounds);
      rounds.beside(page, bare);
      rounds.beside(page + ", CPU", bare + ", CPU");
      rounds.add(page + ", p50 at half of that", "ms", Better.LOWER, one.p50Millis());
      rounds.add(page + ", p99 at half of that", "ms", Better.LOWER, one.p99Millis());
    }
    return rounds.rows();
  }

  private static void add(String name, List<Turn> turns, Rounds rounds) {
    for (Turn turn : turns) {
      rounds.add(name, "answers/s", Better.HIGHER, turn.outcome().perSecond());
      rounds.add(
          name + ", CPU",
          "CPU-µs an answer",
          Better.LOWER,
          turn.cpuMicros(turn.outcome().requests()));
    }
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
