package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.scoring.ScoringModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandTest {

  private static final int ROWS = 400;
  private static final List<String> HAM =
      List.of(
          "the harbour at night", "her brother and the letter", "slow but a delight", "the goat");
  private static final List<String> SPAM =
      List.of("win a free prize now", "cheap pills online", "visit our shop", "claim your bonus");

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aSetThatTheTrainerKnows() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      boolean spam = i % 2 == 0;
      List<String> pieces = spam ? SPAM : HAM;
      String text = pieces.get(random.nextInt(4)) + ", " + pieces.get(random.nextInt(4)) + " " + i;
      lines.append(
          "{\"text\": \"%s\", \"label\": \"%s\"}%n".formatted(text, spam ? "spam" : "ham"));
    }
    Files.writeString(directory.resolve("sms_spam.jsonl"), lines);
  }

  @Test
  void aModelIsWrittenWithTheCardThatIsPrinted() throws IOException {
    Path file = directory.resolve("a.model");

    int exit = train("--out", file.toString(), "--date", "2026-01-31");

    assertThat(exit).as(err.toString()).isZero();
    try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
      ScoringModel model = ScoringModel.read(stream);
      assertThat(model.name()).isEqualTo("shipped-1");
      assertThat(model.card())
          .contains("set: sms_spam, 400 rows, CC BY 4.0", "seed: 1", "date: 2026-01-31")
          .contains("figure: spam on sms_spam");
      assertThat(out.toString()).startsWith(model.card());
    }
  }

  @Test
  void theSameSeedGivesTheSameFile() throws IOException {
    Path one = directory.resolve("one.model");
    Path two = directory.resolve("two.model");

    assertThat(train("--out", one.toString(), "--seed", "7")).isZero();
    assertThat(train("--out", two.toString(), "--seed", "7")).isZero();

    assertThat(two).hasSameBinaryContentAs(one);
  }

  @Test
  void theDocumentHasTheFiguresOfTheCard() throws IOException {
    int exit = train("--out", directory.resolve("a.model").toString(), "--local", "--json");

    assertThat(exit).isZero();
    JsonNode document = new ObjectMapper().readTree(out.toString());
    assertThat(document.at("/model").asText()).isEqualTo("local-1");
    assertThat(document.at("/figures/sms_spam/auc").asDouble()).isGreaterThan(0.9);
    assertThat(document.at("/figures/sms_spam/heads/spam/examples").asInt()).isPositive();
  }

  @Test
  void cutsAreWrittenWithAScoreForEachTestText() throws IOException {
    Path cuts = directory.resolve("cuts");

    int exit = train("--write-cuts", cuts.toString());

    assertThat(exit).as(err.toString()).isZero();
    List<String> learn = Files.readAllLines(cuts.resolve("public-spam/train.tsv"));
    List<String> test = Files.readAllLines(cuts.resolve("public-spam/test.tsv"));
    assertThat(learn).hasSizeGreaterThan(test.size()).doesNotContainAnyElementsOf(test);
    assertThat(test).isNotEmpty().allMatch(line -> line.matches("[01]\tsms_spam\t[^\t]+"));
    assertThat(Files.readAllLines(cuts.resolve("public-spam/scores/engine-local.test.txt")))
        .hasSameSizeAs(test);
    assertThat(cuts.resolve("public-spam/test-leet.tsv")).exists();
  }

  @Test
  void aFolderWithoutKnownSetsIsAFailure() throws IOException {
    Files.delete(directory.resolve("sms_spam.jsonl"));

    int exit = train("--out", directory.resolve("a.model").toString());

    assertThat(exit).isEqualTo(1);
    assertThat(directory.resolve("a.model")).doesNotExist();
  }

  @Test
  void eitherAModelOrCutsAreAskedFor() {
    assertThat(train()).isEqualTo(2);
    assertThat(train("--out", "a", "--write-cuts", "b")).isEqualTo(2);
  }

  private int train(String... arguments) {
    CommandLine command =
        new CommandLine(new TrainCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 2];
    all[0] = "--data";
    all[1] = directory.toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return command.execute(all);
  }
}
