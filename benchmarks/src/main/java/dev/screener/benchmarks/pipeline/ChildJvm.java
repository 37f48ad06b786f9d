package dev.screener.benchmarks.pipeline;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM of our own starting, on this JVM's class path. Its output goes into a file. */
final class ChildJvm implements AutoCloseable {

  private static final Duration STOP = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 100;
  private static final int TAIL_LINES = 30;

  private final String name;
  private final Process process;
  private final Path output;
  private boolean killed;

  private ChildJvm(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /**
   * Starts {@code main}.
   *
   * @param environment added to this process's, from which Kafka's and Screener's settings are
   *     taken out, so that a run depends on nothing that a shell happens to hold
   */
  static ChildJvm start(
      String name,
      List<String> javaOptions,
      String main,
      List<String> arguments,
      Map<String, String> environment,
      Path directory) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    // Every service's jar brings a configuration of its own; the first on the class path would win.
    command.add("-Dlogback.configurationFile=logback-bench.xml");
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(arguments);
    Path output = directory.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.startsWith("KAFKA_") || key.startsWith("SCREENER_"));
    builder.environment().putAll(environment);
    try {
      return new ChildJvm(name, builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  String name() {
    return name;
  }

  long pid() {
    return process.pid();
  }

  /**
   * Fails when the process has ended, with the end of what it said.
   *
   * @throws IllegalStateException when it has
   */
  void requireAlive() {
    if (!process.isAlive()) {
      throw failure("ended with " + process.exitValue());
    }
  }

  /** Waits for a line of output that begins so, and returns the rest of it. */
  String awaitLine(String beginning, Duration patience) throws InterruptedException {
    List<String> found = new ArrayList<>();
    Waiting.until(
        patience,
        LOOK_MILLIS,
        () -> {
          lines().stream().filter(line -> line.startsWith(beginning)).forEach(found::add);
          if (found.isEmpty()) {
            requireAlive();
          }
          return !found.isEmpty();
        },
        () ->
            failure("has not said '" + beginning.strip() + "' for " + patience.toSeconds() + " s"));
    return found.get(0).substring(beginning.length());
  }

  /** Waits for the end of a process that ends by itself, and returns what it said. */
  List<String> awaitSuccess(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw failure("has not come to an end within " + patience.toSeconds() + " s");
    }
    if (process.exitValue() != 0) {
      throw failure("ended with " + process.exitValue());
    }
    return lines();
  }

  /** What to throw when this process did not do as it should. */
  IllegalStateException failure(String what) {
    List<String> lines = lines();
    List<String> tail = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
    return new IllegalStateException(
        name + " " + what + ". The end of what it said:\n  " + String.join("\n  ", tail));
  }

  /** Asks the process to stop, ends it when it does not, and returns when it is gone. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        killed = true;
        process.destroyForcibly().waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      killed = true;
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * After {@link #close()}: fails when it did not end as it was asked to.
   *
   * @throws IllegalStateException when it had to be killed
   */
  void requireEndedByItself() {
    if (killed) {
      throw failure("did not end within " + STOP.toSeconds() + " s and was killed");
    }
  }

  /** Absolute, since the child runs in another directory. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(output);
    } catch (IOException e) {
      return List.of("(" + output + " cannot be read: " + e.getMessage() + ")");
    }
  }
}
