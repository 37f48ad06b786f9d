package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewSetTest {

  @TempDir private Path directory;

  @Test
  void rowsAreReadWithWhatTheySay() throws IOException {
    Path file =
        file(
            "{\"text\": \"A quiet film.\", \"title\": \"Quiet\", \"rating\": 9, \"label\": \"genuine\", \"lang\": \"en\"}",
            "",
            "{\"text\": \"한 번 더\"}");

    ReviewSet set = ReviewSet.read(file);

    assertThat(set.name()).isEqualTo("some");
    assertThat(set.rows())
        .containsExactly(
            new ReviewSet.Row("Quiet", "A quiet film.", "en", 9, "genuine"),
            new ReviewSet.Row(null, "한 번 더", null, null, ""));
  }

  @Test
  void starsAreDoubledIntoPoints() throws IOException {
    Path file =
        file(
            "{\"text\": \"a\", \"rating\": \"0.5\"}",
            "{\"text\": \"b\", \"rating\": \"3.5\"}",
            "{\"text\": \"c\", \"rating\": \"5\"}");

    assertThat(ReviewSet.read(file).rows())
        .extracting(ReviewSet.Row::rating)
        .containsExactly(1, 7, 10);
  }

  @Test
  void pointsOfTenStayAsTheyAre() throws IOException {
    Path file = file("{\"text\": \"a\", \"rating\": 2}", "{\"text\": \"b\", \"rating\": 10}");

    assertThat(ReviewSet.read(file).rows())
        .extracting(ReviewSet.Row::rating)
        .containsExactly(2, 10);
  }

  @Test
  void aMalformedLineIsNamed() throws IOException {
    Path file = file("{\"text\": \"fine\"}", "{\"text\": ");

    assertThatThrownBy(() -> ReviewSet.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("some.jsonl:2:");
  }

  @Test
  void aLineWithoutTextIsNamed() throws IOException {
    Path file = file("{\"label\": \"genuine\"}");

    assertThatThrownBy(() -> ReviewSet.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("some.jsonl:1: no \"text\"");
  }

  private Path file(String... lines) throws IOException {
    return Files.write(directory.resolve("some.jsonl"), List.of(lines));
  }
}
