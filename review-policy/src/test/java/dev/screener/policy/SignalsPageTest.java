package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SignalsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "signals.md");

  @Test
  void thePageInTheDocumentsIsTheOneThatTheRegistryWrites() throws IOException {
    String page = SignalsPage.markdown();
    if (Boolean.getBoolean("screener.writeDocs")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("after a change of signals run this test with -Dscreener.writeDocs=true")
        .isEqualTo(page);
  }

  @Test
  void eachSignalHasARow() {
    assertThat(SignalsPage.markdown().lines().filter(line -> line.startsWith("| `")))
        .hasSize(Signals.count());
  }
}
