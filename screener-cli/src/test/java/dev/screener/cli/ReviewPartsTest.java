package dev.screener.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewPartsTest {
  @Test
  void partsAreOfWholeLinesAndTogetherTheInput() throws IOException {
    String input = "{\"line\": 1}\n".repeat(2 * ReviewParts.LINES) + "{\"last\": \"no newline\"}";

    List<ReviewParts.Part> parts = partsOf(input);

    assertThat(parts).extracting(ReviewParts.Part::firstLine).containsExactly(1L, 1001L, 2001L);
    assertThat(String.join("", texts(parts))).isEqualTo(input);
    assertThat(texts(parts).get(0)).endsWith("\n");
  }

  @Test
  void longLinesMakePartsOfFewerLines() throws IOException {
    String line = "x".repeat(ReviewParts.BYTES - 100) + "\n";

    List<ReviewParts.Part> parts = partsOf(line.repeat(5));

    assertThat(parts).hasSize(3);
    assertThat(texts(parts)).containsExactly(line.repeat(2), line.repeat(2), line);
  }

  @Test
  void anInputWithoutLinesHasNoParts() throws IOException {
    assertThat(partsOf("")).isEmpty();
  }

  @Test
  void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() {
    String input = "{}\n" + "x".repeat(5 << 20);

    assertThatThrownBy(() -> partsOf(input))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("line 2 is longer than");
  }

  private static List<ReviewParts.Part> partsOf(String input) throws IOException {
    ReviewParts reader = new ReviewParts(new ByteArrayInputStream(input.getBytes(UTF_8)));
    List<ReviewParts.Part> parts = new ArrayList<>();
    for (Optional<ReviewParts.Part> part = reader.next(); part.isPresent(); part = reader.next()) {
      parts.add(part.get());
    }
    return parts;
  }

  private static List<String> texts(List<ReviewParts.Part> parts) {
    return parts.stream().map(part -> new String(part.bytes(), UTF_8)).toList();
  }
}
