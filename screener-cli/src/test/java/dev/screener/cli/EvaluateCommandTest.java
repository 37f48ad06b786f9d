package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theDocumentHoldsEachSetWithItsShares() throws IOException {
    set("one.jsonl", "{\"text\": \"The second half lost me, the music did not.\", \"rating\": 6}");
    set("two.jsonl", "{\"text\": \"a\", \"label\": \"x\"}\n{\"text\": \"b\", \"label\": \"y\"}");

    int exit = evaluate("--data", directory.toString(), "--json");

    assertThat(exit).isZero();
    JsonNode sets = new ObjectMapper().readTree(out.toString()).get("sets");
    assertThat(sets.at("/one/n").asInt()).isEqualTo(1);
    assertThat(sets.at("/one/flaggedAtDefault").asDouble()).isZero();
    assertThat(sets.at("/one/labels").isMissingNode()).isTrue();
    assertThat(sets.at("/two/n").asInt()).isEqualTo(2);
    assertThat(sets.at("/two/labels/x/n").asInt()).isEqualTo(1);
    for (Circumstances circumstances : Circumstances.values()) {
      assertThat(sets.get("two").get(circumstances.key()).asDouble()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void theTableHasALineASet() throws IOException {
    set("one.jsonl", "{\"text\": \"The second half lost me, the music did not.\", \"rating\": 6}");

    int exit = evaluate("--data", directory.toString());

    assertThat(exit).isZero();
    assertThat(out.toString().lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("one")
        .contains("0.0%");
  }

  @Test
  void aDirectoryWithoutSetsIsAFailure() {
    int exit = evaluate("--data", directory.toString(), "--json");

    assertThat(exit).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("No *.jsonl in ");
  }

  @Test
  void aMalformedLineIsAFailureThatNamesIt() throws IOException {
    set("one.jsonl", "{");

    int exit = evaluate("--data", directory.toString());

    assertThat(exit).isNotZero();
    assertThat(err.toString()).contains("one.jsonl:1:");
  }

  private int evaluate(String... arguments) {
    return new CommandLine(new EvaluateCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void set(String name, String lines) throws IOException {
    Files.writeString(directory.resolve(name), lines);
  }
}
