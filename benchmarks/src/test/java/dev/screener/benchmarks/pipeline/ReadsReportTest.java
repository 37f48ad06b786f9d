package dev.screener.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.pipeline.HttpLoad.Outcome;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ReadsReportTest {

  @Test
  void aTurnIsARoundAndPagesAreHeldAgainstBareAnswers() {
    ReadsReport.Measured measured =
        new ReadsReport.Measured(
            10_000,
            true,
            List.of(turn(100, 9_000), turn(300, 9_000), turn(200, 12_000)),
            List.of(turn(1_000, 10_000), turn(1_000, 10_000), turn(1_000, 10_000)),
            100,
            0.5,
            2);
    Machine machine = new Machine("Some CPU", 2, 8_000, "Linux 6", "17.0.1", "abc");

    JsonNode json = new ReadsReport(Instant.EPOCH, machine, List.of(measured)).json();

    assertThat(json.path("benchmark").asText()).isEqualTo("reads");
    assertThat(json.at("/rows/0").toString())
        .isEqualTo(
            "{\"name\":\"first page, 10,000 reviews, answers kept\",\"unit\":\"answers/s\","
                + "\"better\":\"higher\",\"median\":200.0,\"min\":100.0,\"max\":300.0,"
                + "\"rounds\":[100.0,300.0,200.0],\"yardstick\":{"
                + "\"name\":\"bare answer, 10,000 reviews, answers kept\",\"ratio\":0.2}}");
    assertThat(json.at("/rows/1/rounds").toString()).isEqualTo("[90.0,30.0,60.0]");
    assertThat(json.at("/reads/0/perSecond").asInt()).isEqualTo(200);
    // 30,000 CPU-µs for 600 answers.
    assertThat(json.at("/reads/0/cpuMicros").asDouble()).isEqualTo(50);
    assertThat(json.at("/reads/0/bodyBytes").asInt()).isEqualTo(5);
  }

  /** A second of so many answers. */
  private static Turn turn(long answers, long cpuMicros) {
    return new Turn(
        new Outcome(answers, 1, 5 * answers, 0, new Histogram(1_000, 3)),
        new CpuTime(cpuMicros + 500, 500, 0));
  }
}
