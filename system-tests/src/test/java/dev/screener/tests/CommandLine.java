package dev.screener.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The {@code screener} command as a process of its own, as a person runs it. */
final class CommandLine {
  private static final Duration PATIENCE = Duration.ofSeconds(240);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> environment;
  private final Path directory;
  private final Duration patience;
  private String heap = "512m";

  /**
   * @param environment what the command finds the cluster and its services by
   */
  CommandLine(Map<String, String> environment, Path directory) {
    this(environment, directory, PATIENCE);
  }

  /** The same for what takes longer. */
  CommandLine(Map<String, String> environment, Path directory, Duration patience) {
    this.environment = environment;
    this.directory = directory;
    this.patience = patience;
  }

  /** With another heap, as {@code -Xmx} takes it. */
  CommandLine withHeap(String heap) {
    this.heap = heap;
    return this;
  }

  record Answer(int code, String out, String err) {
    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }
  }

  Answer run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "out", ".txt");
    Path err = Files.createTempFile(directory, "err", ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx" + heap));
    command.addAll(SharedClasses.ofCommand().options());
    command.add("dev.screener.cli.ScreenerMain");
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IOException(
          List.of(arguments) + " takes longer than " + patience + ": " + read(out) + read(err));
    }
    return new Answer(process.exitValue(), read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
