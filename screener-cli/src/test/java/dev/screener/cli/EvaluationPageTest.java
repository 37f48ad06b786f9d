package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationPageTest {

  @TempDir private Path directory;

  @BeforeEach
  void setsOfBothKinds() throws IOException {
    StringBuilder comments = new StringBuilder();
    StringBuilder reviews = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      comments.append(
          i % 2 == 0
              ? "{\"text\": \"Win a free prize now at www.prize-%d.example\", \"label\": \"spam\"}%n"
                  .formatted(i)
              : "{\"text\": \"This song reminds me of summer %d\", \"label\": \"ham\"}%n"
                  .formatted(i));
      reviews.append(
          "{\"text\": \"The second act drags but number %d is lovely\", \"label\": \"genuine\", \"lang\": \"<i>\"}%n"
              .formatted(i));
    }
    Files.writeString(directory.resolve("comments.jsonl"), comments);
    Files.writeString(directory.resolve("reviews.jsonl"), reviews);
  }

  private String page() throws IOException {
    Path file = directory.resolve("page.html");
    Commands.Answer answer = Commands.run("evaluate --data " + directory + " --html " + file);
    assertThat(answer.code()).as(answer.err()).isZero();
    return Files.readString(file);
  }

  @Test
  void everyChartHasATableAndNothingIsFetchedFromElsewhere() throws IOException {
    String page = page();

    assertThat(page)
        .contains("<svg viewBox", "role=\"img\"", "<caption>spam by set</caption>")
        .contains("The curves as numbers", "The points as numbers", "<caption>spam by disguise")
        .contains("honest reviews kept out, by language", "6 to 30 words")
        .doesNotContain("<script", "src=", "href=", "url(", "@import");
    assertThat(page.split("<figure>", -1)).hasSameSizeAs(page.split("<details>", -1));
  }

  @Test
  void whatSetsSayIsEscaped() throws IOException {
    assertThat(page()).contains("&lt;i&gt;").doesNotContain("<i>");
  }

  @Test
  void theSameSetsGiveTheSamePage() throws IOException {
    assertThat(page()).isEqualTo(page());
  }
}
