package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.scoring.ScoringModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
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
  void aSetWhoseLabelsTestAHeadIsToldHowWellThatRanksIt() throws IOException {
    set(
        "told.jsonl",
        """
        {"text": "The second half lost me, the music did not.", "label": "ham"}
        {"text": "Slow, but her brother is a delight.", "label": "ham"}
        {"text": "FREE prize!!! click http://cheap-pills.example and win $500 now", "label": "spam"}
        """);
    set("film.jsonl", "{\"text\": \"We laughed at the goat.\", \"label\": \"genuine\"}");

    int exit = evaluate("--data", directory.toString(), "--json");

    assertThat(exit).isZero();
    JsonNode sets = new ObjectMapper().readTree(out.toString()).get("sets");
    assertThat(sets.at("/told/auc").asDouble()).isEqualTo(1.0);
    assertThat(sets.at("/told/recallAt1PctFpr").asDouble()).isEqualTo(1.0);
    assertThat(sets.at("/told/heads/spam/recallAt1PctFilm").asDouble()).isEqualTo(1.0);
    assertThat(sets.at("/told/heads/spam/examples").asInt()).isEqualTo(1);
    assertThat(sets.at("/told/heads/abuse").isMissingNode()).isTrue();
    assertThat(sets.at("/film/auc").isMissingNode()).isTrue();
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
  void theTablesTellHonestTextsBySetLanguageLengthAndDisguise() throws IOException {
    set(
        "one.jsonl",
        """
        {"text": "The second half lost me, the music did not.", "rating": 6, "label": "genuine", "lang": "en"}
        {"text": "Wow!", "label": "genuine", "lang": "en"}
        {"text": "Subscribe to my channel", "label": "spam", "lang": "en"}
        """);

    int exit = evaluate("--data", directory.toString(), "--tables");

    assertThat(exit).isZero();
    assertThat(out.toString().lines())
        .contains("| one | genuine | 2 | 0.00% | 50.00% |")
        .contains("| all genuine |  | 2 | 0.00% | 50.00% |")
        .contains("| en | given | 1 | 0.00% | 0.00% |")
        .contains("| 1 to 5 | none | 1 | 0.00% | 100.00% |")
        .contains("| none | 2 | 0.00% | 50.00% | none |")
        .contains("| doubled, then bidi | 2 | 0.00% | 50.00% | none |");
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

  @Test
  void anotherModelIsReadPlainOrCompressed() throws IOException {
    set("one.jsonl", "{\"text\": \"The second half lost me, the music did not.\", \"rating\": 6}");
    Path plain = directory.resolve("plain.model");
    Path compressed = directory.resolve("compressed.model");
    try (OutputStream file = Files.newOutputStream(plain);
        OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      ScoringModel.untrained().write(file);
      ScoringModel.untrained().write(gzip);
    }

    assertThat(evaluate("--data", directory.toString(), "--model", plain.toString())).isZero();
    assertThat(evaluate("--data", directory.toString(), "--model", compressed.toString())).isZero();
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    set("one.jsonl", "{\"text\": \"Fine.\"}");
    Path noModel = Files.writeString(directory.resolve("no.model"), "not a model");

    int exit = evaluate("--data", directory.toString(), "--model", noModel.toString());

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("not a scoring model");
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
