package dev.screener.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.benchmarks.figures.Row.Beside;
import dev.screener.benchmarks.figures.Row.Better;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Machine MACHINE =
      new Machine("Some CPU", 2, 8_000, "Linux 6", "17.0.1", "abc");

  @TempDir private Path directory;

  @Test
  void whatWasWrittenIsRead() throws IOException {
    Rounds rounds = new Rounds();
    rounds.add("POST", "requests/s", Better.HIGHER, 100);
    rounds.add("POST", "requests/s", Better.HIGHER, 300);
    rounds.add("bare", "requests/s", Better.HIGHER, 1_000);
    rounds.add("bare", "requests/s", Better.HIGHER, 2_000);
    rounds.add("p99", "ms", Better.LOWER, 0.25);
    rounds.beside("POST", "bare");
    Figures figures = new Figures("ingest", Instant.EPOCH, MACHINE, rounds.rows());

    Figures read = FiguresJson.read(written(figures));

    assertThat(read).isEqualTo(figures);
  }

  @Test
  void theDocumentHasTheFormThatItsReadersKnow() {
    Row row = Row.of("POST", "requests/s", Better.HIGHER, List.of(100.0, 300.0, 200.0));
    Row yardstick = Row.of("bare", "requests/s", Better.HIGHER, List.of(1_000.0, 1_000.0, 1_000.0));
    ObjectNode document = JSON.createObjectNode().put("own", 1);

    new Figures("ingest", Instant.EPOCH, MACHINE, List.of(row.beside(yardstick))).putInto(document);

    assertThat(document.toString())
        .isEqualTo(
            "{\"own\":1,\"benchmark\":\"ingest\",\"at\":{\"time\":\"1970-01-01T00:00:00Z\","
                + "\"commit\":\"abc\",\"processor\":\"Some CPU\",\"processors\":2,"
                + "\"memoryMegabytes\":8000,\"system\":\"Linux 6\",\"jdk\":\"17.0.1\"},"
                + "\"rows\":[{\"name\":\"POST\",\"unit\":\"requests/s\",\"better\":\"higher\","
                + "\"median\":200.0,\"min\":100.0,\"max\":300.0,\"rounds\":[100.0,300.0,200.0],"
                + "\"yardstick\":{\"name\":\"bare\",\"ratio\":0.2}}]}");
  }

  @Test
  void roundIsHeldAgainstRound() {
    Row row = Row.of("POST", "requests/s", Better.HIGHER, List.of(10.0, 40.0, 50.0));
    Row yardstick = Row.of("bare", "requests/s", Better.HIGHER, List.of(100.0, 200.0, 1_000.0));

    // 0.1, 0.2 and 0.05; the ratio of the medians would be 0.2.
    assertThat(row.beside(yardstick).beside()).contains(new Beside("bare", 0.1));
  }

  @Test
  void aYardstickOfNothingGivesNoRatio() {
    Row row = Row.of("POST", "CPU-µs", Better.LOWER, List.of(10.0));
    Row nothing = Row.of("bare", "CPU-µs", Better.LOWER, List.of(0.0));

    assertThat(row.beside(nothing).beside()).isEmpty();
  }

  @Test
  void theTableTellsRangeAndRatio() {
    Row row = Row.of("POST", "requests/s", Better.HIGHER, List.of(1_000.0, 3_000.0, 2_000.0));
    Row yardstick = Row.of("bare", "requests/s", Better.HIGHER, List.of(8_000.0));

    String table =
        new Figures("ingest", Instant.EPOCH, MACHINE, List.of(row.beside(yardstick), yardstick))
            .table();

    assertThat(table)
        .contains("| POST | requests/s | 2,000 | 1,000 to 3,000 | 0.250 × bare |")
        .contains("| bare | requests/s | 8,000 |  |  |");
  }

  @Test
  void whatIsNoNumberIsNoRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Row.of("POST", "ms", Better.LOWER, List.of(1.0, Double.NaN)))
        .withMessageContaining("POST: not a number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "nothing | is no JSON",
        "{\"reads\": []} | not what a benchmark writes with --out",
        "{\"benchmark\":\"a\",\"at\":{\"time\":\"now\"},\"rows\":[]} | at.time is no time",
        "{\"benchmark\":\"a\",\"at\":{\"time\":\"2026-01-01T00:00:00Z\"},\"rows\":[{\"name\":\"x\",\"unit\":\"ms\",\"median\":\"1\"}]} | x: median is not a number",
        "{\"benchmark\":\"a\",\"at\":{\"time\":\"2026-01-01T00:00:00Z\"},\"rows\":[{\"name\":\"x\",\"unit\":\"ms\",\"median\":1,\"min\":2,\"max\":3,\"better\":\"lower\"}]} | x: its median is not between min and max",
        "{\"benchmark\":\"a\",\"at\":{\"time\":\"2026-01-01T00:00:00Z\"},\"rows\":[{\"name\":\"x\",\"unit\":\"ms\",\"median\":1,\"min\":1,\"max\":1,\"better\":\"best\"}]} | x: better is higher or lower, not 'best'"
      })
  void aFileThatCannotBeReadSaysWhy(String text, String told) throws IOException {
    Path file = Files.writeString(directory.resolve("a.json"), text);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FiguresJson.read(file))
        .withMessageContaining("a.json")
        .withMessageContaining(told);
  }

  @Test
  void theMachineIsReadOffItsFiles() {
    assertThat(Machine.processor(List.of("processor : 0", "model name\t: Some CPU @ 2 GHz")))
        .isEqualTo("Some CPU @ 2 GHz");
    assertThat(Machine.processor(List.of())).isEqualTo("unknown");
    assertThat(Machine.memoryMegabytes(List.of("MemTotal:       8192000 kB"))).isEqualTo(8_000);
    assertThat(Machine.memoryMegabytes(List.of())).isZero();
  }

  private Path written(Figures figures) throws IOException {
    ObjectNode document = JSON.createObjectNode();
    figures.putInto(document);
    return Files.writeString(directory.resolve("figures.json"), document.toString());
  }
}
