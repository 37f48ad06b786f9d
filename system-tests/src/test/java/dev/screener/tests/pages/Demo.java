package dev.screener.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.tests.FreeOffset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code screener demo} as a process of its own, with its sample films, reviews and tokens. */
final class Demo implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What there is to be ended and cleared away; null for one that runs already. */
  private final @Nullable Own own;

  private final int offset;
  private final JsonNode tokens;

  private Demo(@Nullable Own own, int offset, JsonNode tokens) {
    this.own = own;
    this.offset = offset;
    this.tokens = tokens;
  }

  /** One that runs already, at this offset, with its data in this directory; it is left running. */
  static Demo running(int offset, Path directory) throws IOException {
    return new Demo(null, offset, tokens(directory));
  }

  /**
   * Starts one with its data in a new directory. Returns when the samples have been judged; of one
   * that does not come so far nothing is left. Its output goes to {@code target/service-logs}.
   */
  static Demo start() throws IOException {
    int offset = FreeOffset.draw();
    Path output =
        Path.of("target", "service-logs", "demo-" + ProcessHandle.current().pid() + ".log");
    Files.createDirectories(output.getParent());
    Files.deleteIfExists(output);
    Path directory = Files.createTempDirectory("screener-pages");
    Own own = new Own(directory);
    try {
      Path data = directory.resolve("demo");
      Process process =
          own.runs(
              new ProcessBuilder(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      // As the screener script starts it.
                      "-XX:TieredStopAtLevel=1",
                      "-XX:+UseSerialGC",
                      "-Xmx1g",
                      "-cp",
                      System.getProperty("java.class.path"),
                      "dev.screener.cli.ScreenerMain",
                      "demo",
                      "--port-offset",
                      Integer.toString(offset),
                      "--data-dir",
                      data.toString())
                  .redirectErrorStream(true)
                  .redirectOutput(output.toFile())
                  .start());
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                String told = Files.readString(output);
                assertThat(process.isAlive()).as("the demo ended: %s", told).isTrue();
                return told.contains("Screener is running");
              });
      return new Demo(own, offset, tokens(data));
    } catch (IOException | RuntimeException | Error e) {
      own.close();
      throw e;
    }
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
  public void close() {
    if (own != null) {
      own.close();
    }
  }

  /** A process and its directory, ended and cleared away also when the tests themselves are. */
  private static final class Own implements AutoCloseable {
    private final Path directory;
    private final Thread atTheEnd = new Thread(this::clear, "clear-demo");
    private @Nullable Process process;

    Own(Path directory) {
      this.directory = directory;
      Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    Process runs(Process started) {
      process = started;
      return started;
    }

    @Override
    public void close() {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
      clear();
    }

    private void clear() {
      Process running = process;
      if (running != null) {
        running.destroy();
        try {
          if (!running.waitFor(30, TimeUnit.SECONDS)) {
            running.destroyForcibly().waitFor();
          }
        } catch (InterruptedException e) {
          running.destroyForcibly();
          Thread.currentThread().interrupt();
        }
      }
      try (Stream<Path> all = Files.walk(directory)) {
        all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
