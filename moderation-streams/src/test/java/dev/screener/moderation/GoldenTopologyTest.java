package dev.screener.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed topology is a migration: it must be meant. */
class GoldenTopologyTest {

  private static final Path GOLDEN = Path.of("src/test/resources/topology.txt");

  @TempDir Path state;

  @Test
  void theTopologyIsTheOneThatWasAgreedOn() throws IOException {
    // When
    String described = Line.built(state, new TopicCatalogue("", 12)).describe().toString();

    // Then
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, described);
    }
    assertThat(described)
        .as(
            "If the change is meant: list it in CHANGELOG.md, then run this test with"
                + " -Dgolden.update=true")
        .isEqualTo(Files.readString(GOLDEN, UTF_8));
  }
}
