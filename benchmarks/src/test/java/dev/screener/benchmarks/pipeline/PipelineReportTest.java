package dev.screener.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.benchmarks.figures.Machine;
import dev.screener.contracts.event.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineReportTest {

  @Test
  void theDocumentHasTheMediansOfAllRunsAndEachRun() {
    PipelineReport report = report(run(10, 30), run(20, 10), run(40, 20));

    JsonNode json = report.json();

    // 1,000 reviews in 10, 20 and 40 s.
    assertThat(json.path("reviewsPerSecond").asDouble()).isEqualTo(50);
    assertThat(json.at("/range/reviewsPerSecond/0").asDouble()).isEqualTo(25);
    assertThat(json.at("/range/reviewsPerSecond/1").asDouble()).isEqualTo(100);
    assertThat(json.at("/latencyMillis/2000/p99").asDouble()).isEqualTo(20);
    assertThat(json.path("runs")).hasSize(3);
    assertThat(json.at("/runs/2/reviewsPerSecond").asDouble()).isEqualTo(25);
  }

  @Test
  void cpuTimeIsToldByProcessWithAndWithoutTheJit() {
    PipelineReport report = report(run(10, 30));

    JsonNode cpu = report.json().path("cpuMicrosPerReview");

    assertThat(cpu.path("broker").asDouble()).isEqualTo(20);
    assertThat(cpu.path("streams").asDouble()).isEqualTo(100);
    assertThat(cpu.path("projection").asDouble()).isEqualTo(40);
    assertThat(cpu.path("total").asDouble()).isEqualTo(160);
    assertThat(cpu.path("totalWithoutJit").asDouble()).isEqualTo(125);
    assertThat(cpu.path("jit").asDouble()).isEqualTo(35);
    assertThat(cpu.path("gc").asDouble()).isEqualTo(8);
  }

  @Test
  void theRestSaysWhatItWasMeasuredOn() {
    PipelineReport report = report(run(10, 30));

    JsonNode json = report.json();

    assertThat(json.at("/machine/processors").asInt()).isEqualTo(2);
    assertThat(json.at("/machine/commit").asText()).isEqualTo("abc");
    assertThat(json.at("/settings/warmupSeconds").asInt()).isEqualTo(60);
    assertThat(json.at("/settings/environment/streams/COMMIT_INTERVAL_MS").asText())
        .isEqualTo("25");
    assertThat(json.at("/runs/0/loadAverageAtStart").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/runs/0/verdicts/approved").asInt()).isEqualTo(990);
    assertThat(json.at("/yardstick/producerRecordsPerSecond").asDouble()).isEqualTo(100_000);
  }

  @Test
  void theRowsThatAllBenchmarksShareHaveARunAsARound() {
    PipelineReport report = report(run(10, 30), run(20, 10), run(40, 20));

    JsonNode json = report.json();

    assertThat(json.path("benchmark").asText()).isEqualTo("pipeline");
    assertThat(json.at("/at/commit").asText()).isEqualTo("abc");
    JsonNode backlog = json.at("/rows/0");
    assertThat(backlog.path("name").asText()).isEqualTo("backlog to projected");
    assertThat(backlog.path("rounds").toString()).isEqualTo("[100.0,50.0,25.0]");
    assertThat(backlog.at("/yardstick/ratio").asDouble()).isEqualTo(0.0005);
    assertThat(json.path("rows").findValuesAsText("name"))
        .contains("CPU of streams", "accepted to visible at 2,000/s, p99", "Kafka's consumer tool");
  }

  @Test
  void theTableTellsARangeOnlyOfSeveralRuns() {
    String one = report(run(10, 30)).table();
    String two = report(run(10, 30), run(20, 10)).table();

    assertThat(one).contains("| **backlog to projected, reviews/s** | 100 |  |");
    assertThat(two).contains("| **backlog to projected, reviews/s** | 75 | 50 to 100 |");
    assertThat(two).contains("| **p99 ms** | 20 | 10 to 30 |");
  }

  private static PipelineReport report(PipelineRun... runs) {
    PipelineSettings settings =
        new PipelineSettings(
            1_000,
            List.of(2_000),
            30,
            60,
            0.71,
            runs.length,
            1,
            12,
            200,
            1_024,
            Map.of(),
            Map.of("streams", Map.of("COMMIT_INTERVAL_MS", "25")),
            Optional.empty());
    Machine machine = new Machine("Some CPU", 2, 8_000, "Linux 6", "17.0.1", "abc");
    return new PipelineReport(Instant.EPOCH, machine, settings, List.of(runs));
  }

  private static PipelineRun run(double seconds, double p99) {
    Throughput throughput =
        new Throughput(
            1_000,
            seconds,
            1,
            Map.of(
                "broker", new CpuTime(20_000, 5_000, 1_000),
                "streams", new CpuTime(100_000, 20_000, 5_000),
                "projection", new CpuTime(40_000, 10_000, 2_000)),
            Map.of("broker", 1_000_000L, "streams", 9_000_000L, "projection", 3_000_000L),
            new CpuTime(10_000, 0, 0),
            0.1);
    Latency.Percentiles percentiles = new Latency.Percentiles(p99 / 2, p99, p99 * 2, p99 * 3);
    return new PipelineRun(
        0.5,
        Map.of("broker", 1.5),
        throughput,
        List.of(new Latency(2_000, 1_999, 6_000, 0, percentiles, percentiles)),
        new VerdictCount(1_000, 0, Map.of(Outcome.APPROVED, 990L, Outcome.HELD, 10L)),
        new Yardstick(500_000, 700, 100_000, 400_000));
  }
}
