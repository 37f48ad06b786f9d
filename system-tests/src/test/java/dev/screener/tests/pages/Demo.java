package dev.screener.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.tests.FreeOffset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code screener demo} as a process of its own, with its sample films, reviews and tokens. */
final class Demo implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final @Nullable Process process;
  private final int offset;
  private final JsonNode tokens;

  private Demo(@Nullable Process process, int offset, JsonNode tokens) {
    this.process = process;
    this.offset = offset;
    this.tokens = tokens;
  }

  /** One that runs already, at this offset, with its data in this directory; it is left running. */
  static Demo running(int offset, Path directory) throws IOException {
    return new Demo(null, offset, tokens(directory));
  }

  /** Returns when the samples have been judged. Its output goes to {@code target/service-logs}. */
  static Demo start(Path directory) throws IOException {
    int offset = FreeOffset.draw();
    Path output = Path.of("target", "service-logs", "demo.log");
    Files.createDirectories(output.getParent());
    Files.deleteIfExists(output);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.screener.cli.ScreenerMain",
                "demo",
                "--port-offset",
                Integer.toString(offset),
                "--data-dir",
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                String told = Files.readString(output);
                assertThat(process.isAlive()).as("the demo ended: %s", told).isTrue();
                return told.contains("Screener is running");
              });
    } catch (RuntimeException | Error e) {
      process.destroyForcibly();
      throw e;
    }
    return new Demo(process, offset, tokens(directory));
  }

  private static JsonNode tokens(Path directory) throws IOException {
    return new ObjectMapper().readTree(directory.resolve("tokens.json").toFile());
  }

  /** Where the pages are. */
  String pages() {
    return "http://127.0.0.1:" + (8082 + offset);
  }

  String ingest() {
    return "http://127.0.0.1:" + (8081 + offset);
  }

  /** The token of a role: admin, moderator or site. */
  String token(String role) {
    return tokens.get(role).asText();
  }

  @Override
  public void close() throws InterruptedException {
    if (process == null) {
      return;
    }
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
