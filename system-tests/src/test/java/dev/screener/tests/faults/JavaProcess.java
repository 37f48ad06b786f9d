package dev.screener.tests.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A broker or a service as a process of its own that can be killed, stopped in mid-step and
 * continued. It can be started any number of times, with the same arguments and environment.
 */
final class JavaProcess {
  private static final int LINES_TOLD = 15;

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private Process process;
  private boolean wanted;
  private boolean paused;
  private int endedByItself;

  /** Prepares it; what it says is appended to {@code log}. */
  JavaProcess(String name, int heapMegabytes, List<String> mainClassAndArguments, Path log)
      throws IOException {
    this(name, heapMegabytes, mainClassAndArguments, Map.of(), log);
  }

  JavaProcess(
      String name,
      int heapMegabytes,
      List<String> mainClassAndArguments,
      Map<String, String> environment,
      Path log)
      throws IOException {
    this.name = name;
    this.environment = new HashMap<>(environment);
    this.log = log;
    this.command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Short lives on busy cores: the start counts for more than the peak.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx" + heapMegabytes + "m",
                "-Dlogback.configurationFile=logback-service.xml",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(mainClassAndArguments);
    Files.createDirectories(log.getParent());
  }

  String name() {
    return name;
  }

  synchronized void start() throws IOException {
    wanted = true;
    if (isAlive()) {
      return;
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    Process started = builder.start();
    process = started;
    // Whoever ends the test early must not leave a cluster behind.
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
  }

  /**
   * Starts it once more where it has ended though nobody killed it, as whatever runs services in
   * production does.
   */
  synchronized void keepUp() throws IOException {
    if (wanted && !isAlive()) {
      endedByItself++;
      start();
    }
  }

  /** How often it ended though nobody killed it. */
  synchronized int endedByItself() {
    return endedByItself;
  }

  /** SIGKILL: nothing is flushed, closed or said. */
  synchronized void kill() throws InterruptedException {
    wanted = false;
    if (process != null) {
      process.destroyForcibly();
      process.waitFor();
      paused = false;
    }
  }

  /** SIGSTOP: it holds all it has, and knows nothing of the time that passes. */
  synchronized void pause() throws IOException, InterruptedException {
    paused = true;
    signal("STOP");
  }

  synchronized void carryOn() throws IOException, InterruptedException {
    if (paused) {
      paused = false;
      signal("CONT");
    }
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Asks it to end, and kills it when it does not. */
  void stop() throws IOException, InterruptedException {
    wanted = false;
    if (process == null) {
      return;
    }
    carryOn();
    process.destroy();
    if (!process.waitFor(3, TimeUnit.SECONDS)) {
      kill();
    }
  }

  String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  private void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }
}
