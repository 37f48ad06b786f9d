package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.figures.Machine;
import dev.screener.benchmarks.figures.Row;
import dev.screener.benchmarks.figures.Row.Better;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCompareCommandTest {

  @TempDir private Path directory;
  private Path before = Path.of("");
  private Path slower = Path.of("");

  @BeforeEach
  void write() throws IOException {
    before = file("before.json", "ingest", "Some CPU", 100);
    slower = file("slower.json", "ingest", "Some CPU", 50);
  }

  @Test
  void aRowTellsWhatChangedAndByWhatItWasJudged() {
    Commands.Answer answer = Commands.run("bench compare " + before + " " + slower);

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains(
            "| POST | requests/s | 102 (100 to 104) | 52.0 (50.0 to 54.0) | -49.0% |"
                + " 2.04, then 1.04 | **worse** | rank test, p 0.0079 |")
        .contains("| bare | requests/s | 50.0 | 50.0 | +0.0% |  | cannot be told | one round");
  }

  @Test
  void worseFailsOnlyWhereThatIsAskedFor() {
    String files = before + " " + slower;
    String back = slower + " " + before;

    assertThat(Commands.run("bench compare " + files).code()).isZero();
    assertThat(Commands.run("bench compare --fail-on-worse " + files).code()).isEqualTo(1);
    assertThat(Commands.run("bench compare --fail-on-worse " + back).code()).isZero();
  }

  @Test
  void theDocumentSaysTheSame() throws IOException {
    Commands.Answer answer = Commands.run("bench compare --json " + before + " " + slower);

    assertThat(answer.json().path("worse").asBoolean()).isTrue();
    assertThat(answer.json().at("/rows/0/judgement").asText()).isEqualTo("worse");
    assertThat(answer.json().at("/rows/0/before").asDouble()).isEqualTo(102);
    assertThat(answer.json().at("/rows/0/after").asDouble()).isEqualTo(52);
    assertThat(answer.json().at("/warnings")).isEmpty();
  }

  @Test
  void anotherMachineIsAWarning() throws IOException {
    Path elsewhere = file("elsewhere.json", "ingest", "Other CPU", 100);

    Commands.Answer answer = Commands.run("bench compare " + before + " " + elsewhere);

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .startsWith("warning: different processors: 2 of Some CPU, then 2 of Other CPU");
  }

  @Test
  void whatCannotBeComparedIsToldAndNotCompared() throws IOException {
    Path reads = file("reads.json", "reads", "Some CPU", 100);
    Path other = Files.writeString(directory.resolve("other.json"), "{\"figures\": []}");

    assertThat(told(reads)).contains("these are different benchmarks: ingest and reads");
    assertThat(told(other)).contains("other.json: not what a benchmark writes with --out");
    assertThat(told(directory.resolve("none.json"))).contains("there is no file");
  }

  private String told(Path after) {
    Commands.Answer answer = Commands.run("bench compare --fail-on-worse " + before + " " + after);
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    return answer.err();
  }

  private Path file(String name, String benchmark, String processor, double least)
      throws IOException {
    List<Double> rounds = DoubleStream.iterate(least, round -> round + 1).limit(5).boxed().toList();
    Row bare = Row.of("bare", "requests/s", Better.HIGHER, List.of(50.0));
    Row posts = Row.of("POST", "requests/s", Better.HIGHER, rounds).beside(bare);
    Machine machine = new Machine(processor, 2, 8_000, "Linux 6", "17.0.1", "abc");
    ObjectNode document = new ObjectMapper().createObjectNode();
    new Figures(benchmark, Instant.EPOCH, machine, List.of(posts, bare)).putInto(document);
    return Files.writeString(directory.resolve(name), document.toString());
  }
}
