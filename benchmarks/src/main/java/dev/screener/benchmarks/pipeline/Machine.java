package dev.screener.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * What a measurement ran on.
 *
 * @param commit of the working directory, with a + where it had changes; "unknown" outside a clone
 */
record Machine(
    String processor,
    int processors,
    long memoryMegabytes,
    String system,
    String java,
    String commit) {

  private static final long GIT_SECONDS = 10;

  static Machine read(ProcFiles proc) throws InterruptedException {
    return new Machine(
        proc.processor(),
        Runtime.getRuntime().availableProcessors(),
        proc.memoryMegabytes(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.runtime.version"),
        git("describe", "--always", "--dirty=+", "--abbrev=12", "--exclude=*"));
  }

  private static String git(String... arguments) throws InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      if (!process.waitFor(GIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "unknown";
      }
      String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      return process.exitValue() == 0 && !answer.isEmpty() ? answer : "unknown";
    } catch (IOException noGit) {
      return "unknown";
    }
  }
}
