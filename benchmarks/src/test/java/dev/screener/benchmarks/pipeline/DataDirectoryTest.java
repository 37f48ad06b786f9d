package dev.screener.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @Test
  void oneThatWasMadeIsDeletedWithAllThatIsInIt() throws IOException {
    DataDirectory data = DataDirectory.of(Optional.empty(), "run-1");
    Files.writeString(Files.createDirectories(data.path().resolve("a/b")).resolve("c"), "c");

    data.close();
    data.close();

    assertThat(data.path()).isAbsolute().doesNotExist();
  }

  @Test
  void oneThatWasNamedStays(@TempDir Path named) throws IOException {
    try (DataDirectory data = DataDirectory.of(Optional.of(named), "run-1")) {
      Files.writeString(data.path().resolve("a"), "a");
    }

    assertThat(named.resolve("run-1/a")).hasContent("a");
  }
}
