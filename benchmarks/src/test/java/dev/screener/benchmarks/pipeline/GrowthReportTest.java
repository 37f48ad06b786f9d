package dev.screener.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.figures.Row;
import dev.screener.benchmarks.figures.Row.Beside;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthReportTest {

  @Test
  void laterLevelsAreHeldAgainstTheFirstRoundByRound() {
    List<Row> rows = GrowthRows.of(growth());

    assertThat(row(rows, "CPU of streams, 20,000 cases").rounds()).containsExactly(80.0, 160.0);
    assertThat(row(rows, "CPU of streams, 20,000 cases").beside()).isEmpty();
    assertThat(row(rows, "CPU of streams, 200,000 cases").rounds()).containsExactly(120.0, 160.0);
    // 1.5 and 1.
    assertThat(row(rows, "CPU of streams, 200,000 cases").beside())
        .contains(new Beside("CPU of streams, 20,000 cases", 1.25));
    assertThat(row(rows, "CPU of all three, 20,000 cases").rounds()).containsExactly(125.0, 205.0);
    assertThat(row(rows, "JIT of all three, 20,000 cases").rounds()).containsExactly(35.0, 35.0);
    assertThat(row(rows, "resident memory of streams, 200,000 cases").beside())
        .contains(new Beside("resident memory of streams, 20,000 cases", 1.5));
  }

  @Test
  void theSpeedIsHeldAgainstKafkasToolAtTheSameLevel() {
    List<Row> rows = GrowthRows.of(growth());

    Row first = row(rows, "backlog to projected, 20,000 cases");
    Row later = row(rows, "backlog to projected, 200,000 cases");

    assertThat(first.rounds()).containsExactly(100.0, 100.0);
    assertThat(first.beside()).contains(new Beside("Kafka's producer tool, 20,000 cases", 0.001));
    assertThat(later.beside()).contains(new Beside("Kafka's producer tool, 200,000 cases", 0.002));
    // What the machine itself did otherwise.
    assertThat(row(rows, "Kafka's producer tool, 200,000 cases").beside())
        .contains(new Beside("Kafka's producer tool, 20,000 cases", 0.5));
  }

  @Test
  void whatCasesTakeIsToldAMillionByStoreAndKindOfTopic() {
    List<Row> rows = GrowthRows.of(growth());

    // 250 bytes each of 210,000 cases.
    assertMegabytes(rows, "store cases of moderation-streams", 250);
    assertMegabytes(rows, "all stores of moderation-streams", 350);
    assertMegabytes(rows, "all stores of projection-service", 50);
    assertMegabytes(rows, "topic reviews.submitted", 700);
    assertMegabytes(rows, "changelogs of moderation-streams", 1_500);
    assertMegabytes(rows, "repartition topics of moderation-streams", 10);
    assertMegabytes(rows, "all topics", 2_210);
    assertThat(rows).extracting(Row::name).doesNotContain("topic reviews.submitted.dlq");
    // From 10 to 100 MB while 180,000 cases came.
    assertMegabytes(rows, "live heap of streams, a million cases more", 500);
  }

  @Test
  void oneLevelHasNothingToBeHeldAgainst() {
    Growth growth = growth();

    List<Row> rows = GrowthRows.of(new Growth(growth.levels().subList(0, 1), growth.disk()));

    assertThat(rows).extracting(Row::name).noneMatch(name -> name.contains("200,000"));
    assertThat(rows).extracting(Row::name).noneMatch(name -> name.contains("million"));
  }

  @Test
  void theDocumentHasTheRowsEachBacklogAndEveryStoreAndTopic() {
    Machine machine = new Machine("Some CPU", 2, 8_000, "Linux 6", "17.0.1", "abc");

    JsonNode json = new GrowthReport(Instant.EPOCH, machine, settings(), growth()).json();

    assertThat(json.path("benchmark").asText()).isEqualTo("growth");
    assertThat(json.at("/at/commit").asText()).isEqualTo("abc");
    assertThat(json.at("/rows/0/name").asText()).isEqualTo("backlog to projected, 20,000 cases");
    assertThat(json.path("tunedFor").asText()).isEqualTo("throughput");
    assertThat(json.path("backlogs")).hasSize(4);
    assertThat(json.at("/backlogs/2").toString())
        .isEqualTo("{\"cases\":200000,\"seconds\":10.0,\"othersShare\":0.1}");
    assertThat(json.at("/disk/cases").asInt()).isEqualTo(210_000);
    assertThat(json.at("/disk/storeBytes/moderation-streams/case-text").asLong())
        .isEqualTo(100 * 210_000);
    assertThat(json.at("/disk/topicBytes/moderation-streams-cases-changelog").asLong())
        .isEqualTo(1_000 * 210_000);
  }

  @ParameterizedTest
  @CsvSource({
    "__transaction_state, Kafka's own topics",
    "moderation-streams-cases-changelog, changelogs of moderation-streams",
    "moderation-streams-screened-repartition, repartition topics of moderation-streams",
    "projection-service-reviews-changelog, changelogs of projection-service",
    "moderation.queue, topic moderation.queue"
  })
  void topicsOfOneKindBelongTogether(String topic, String group) {
    assertThat(GrowthRows.group(topic)).isEqualTo(group);
  }

  @Test
  void aLevelHoldsAtLeastWhatCameBeforeIt() {
    GrowthSettings settings = settings();

    // Two levels, each with a backlog that does not count and two that do: 30,000 reviews, of
    // which 71% are by authors who write four each.
    assertThat(settings.knownAuthors()).isEqualTo(5_325);
    assertThat(settings.leastCases(0)).isEqualTo(5_325 + 5_000);
    assertThat(settings.leastCases(1)).isEqualTo(20_000 + 2 * 5_000 + 5_000);
    assertThat(settings.casesInAll()).isEqualTo(210_000);
  }

  @Test
  void bothServicesAreTunedAlike() {
    PipelineSettings processes = settings().processes();

    assertThat(processes.environmentOf("streams"))
        .isEqualTo(processes.environmentOf("projection"))
        .isEqualTo(Map.of("TUNED_FOR", "throughput"));
  }

  private static void assertMegabytes(List<Row> rows, String name, double value) {
    Row row = row(rows, name);
    assertThat(row.unit()).isEqualTo("MB a million cases");
    assertThat(row.value().median()).isCloseTo(value, within(1e-9));
  }

  private static Row row(List<Row> rows, String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  private static GrowthSettings settings() {
    return new GrowthSettings(
        List.of(20_000, 200_000),
        2,
        5_000,
        GrowthSettings.TunedFor.THROUGHPUT,
        50_000,
        12,
        1_024,
        1,
        Optional.empty());
  }

  private static Growth growth() {
    return new Growth(
        List.of(
            new Growth.Level(
                20_000,
                List.of(backlog(100_000, 100_000), backlog(180_000, 100_000)),
                memory(10_000_000, 400_000_000)),
            new Growth.Level(
                200_000,
                List.of(backlog(140_000, 50_000), backlog(180_000, 50_000)),
                memory(100_000_000, 600_000_000))),
        new Growth.Disk(
            210_000,
            Map.of(
                "moderation-streams",
                Map.of("cases", 250L * 210_000, "case-text", 100L * 210_000),
                "projection-service",
                Map.of("reviews", 50L * 210_000)),
            Map.of(
                "reviews.submitted",
                700L * 210_000,
                "moderation-streams-cases-changelog",
                1_000L * 210_000,
                "moderation-streams-case-text-changelog",
                500L * 210_000,
                "moderation-streams-screened-repartition",
                10L * 210_000,
                "reviews.submitted.dlq",
                0L)));
  }

  /** A thousand reviews in ten seconds; of the streams' CPU time 20 ms are the JIT's. */
  private static Growth.Backlog backlog(long streamsMicros, double tool) {
    Throughput throughput =
        new Throughput(
            1_000,
            10,
            1,
            Map.of(
                "broker", new CpuTime(20_000, 5_000, 0),
                "streams", new CpuTime(streamsMicros, 20_000, 0),
                "projection", new CpuTime(40_000, 10_000, 0)),
            Map.of(),
            new CpuTime(10_000, 0, 0),
            0.1);
    return new Growth.Backlog(throughput, tool, 4 * tool);
  }

  private static Map<String, Growth.Memory> memory(long live, long resident) {
    return Map.of("streams", new Growth.Memory(live, resident));
  }
}
