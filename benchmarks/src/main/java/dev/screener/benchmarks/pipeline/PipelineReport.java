package dev.screener.benchmarks.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.figures.Machine;
import java.time.Instant;
import java.util.List;

/** All figures of a measurement, ready to be shown. */
public final class PipelineReport {

  private final Instant at;
  private final Machine machine;
  private final PipelineSettings settings;
  private final List<PipelineRun> runs;

  PipelineReport(Instant at, Machine machine, PipelineSettings settings, List<PipelineRun> runs) {
    this.at = at;
    this.machine = machine;
    this.settings = settings;
    this.runs = List.copyOf(runs);
  }

  /** Medians over the runs at the top, then what they were measured on, then every run. */
  public ObjectNode json() {
    ObjectNode document = new PipelineJson(machine, settings, runs).document();
    new Figures("pipeline", at, machine, PipelineRows.of(runs)).putInto(document);
    return document;
  }

  /** The same for people: a Markdown table with medians and, of several runs, their range. */
  public String table() {
    return new PipelineTable(machine, settings, runs).text();
  }
}
