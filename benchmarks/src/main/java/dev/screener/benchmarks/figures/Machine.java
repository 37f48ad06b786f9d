package dev.screener.benchmarks.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a measurement ran on.
 *
 * @param commit of the working directory, with a + where it had changes; "unknown" outside a clone
 */
public record Machine(
    String processor,
    int processors,
    long memoryMegabytes,
    String system,
    String java,
    String commit) {

  static final String UNKNOWN = "unknown";

  private static final long GIT_SECONDS = 10;

  /** The machine of this process; what it does not tell is "unknown" or 0. */
  public static Machine here() throws InterruptedException {
    return new Machine(
        processor(lines("cpuinfo")),
        Runtime.getRuntime().availableProcessors(),
        memoryMegabytes(lines("meminfo")),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.runtime.version"),
        git("describe", "--always", "--dirty=+", "--abbrev=12", "--exclude=*"));
  }

  static String processor(List<String> cpuinfo) {
    return cpuinfo.stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(UNKNOWN);
  }

  static long memoryMegabytes(List<String> meminfo) {
    String kilobytes = meminfo.isEmpty() ? "" : meminfo.get(0).replaceAll("\\D", "");
    return kilobytes.isEmpty() ? 0 : Long.parseLong(kilobytes) / 1024;
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of("/proc", file));
    } catch (IOException notLinux) {
      return List.of();
    }
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
        return UNKNOWN;
      }
      String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      return process.exitValue() == 0 && !answer.isEmpty() ? answer : UNKNOWN;
    } catch (IOException noGit) {
      return UNKNOWN;
    }
  }
}
