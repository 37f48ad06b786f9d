package dev.screener.benchmarks.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What Linux tells of processes and of the machine under {@code /proc}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
final class ProcFiles {

  // Fields as numbered by proc_pid_stat(5), less those before the state, which is field 3.
  private static final int USER_TICKS = 14 - 3;
  private static final int SYSTEM_TICKS = 15 - 3;
  // USER_HZ, which the kernel shows to programs whatever its own clock is.
  private static final long MICROS_A_TICK = 10_000;
  private static final int IDLE = 3;
  private static final int WAITING_FOR_DISK = 4;
  private static final int FIRST_GUEST = 8;
  private static final String RESIDENT = "VmRSS:";

  private final Path proc;

  ProcFiles(Path proc) {
    this.proc = proc;
  }

  /**
   * Those of this machine.
   *
   * @throws IllegalStateException where there are none
   */
  static ProcFiles ofThisMachine() {
    Path proc = Path.of("/proc");
    if (!Files.isReadable(proc.resolve("self/stat"))) {
      throw new IllegalStateException(
          "CPU times are read from /proc, which this system does not have: measure on Linux");
    }
    return new ProcFiles(proc);
  }

  /** CPU time of a process so far. */
  CpuTime cpuTime(long pid) {
    Path process = proc.resolve(Long.toString(pid));
    try {
      long total = Stat.parse(Files.readString(process.resolve("stat"))).micros();
      long jit = 0;
      long gc = 0;
      try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
        for (Path thread : threads) {
          Stat stat = read(thread);
          jit += stat.isJit() ? stat.micros() : 0;
          gc += stat.isGc() ? stat.micros() : 0;
        }
      }
      return new CpuTime(total, jit, gc);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the CPU time of process " + pid, e);
    }
  }

  /** Memory that a process holds, in bytes. */
  long residentBytes(long pid) {
    String file = pid + "/status";
    return lines(file).stream()
        .filter(line -> line.startsWith(RESIDENT))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("/proc/" + file + " tells no memory"));
  }

  /** CPU time that the whole machine has used since it started, in µs. */
  long machineMicros() {
    try {
      return busyMicros(Files.readString(proc.resolve("stat")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the machine's CPU time", e);
    }
  }

  /** Runnable processes on average over the last minute. */
  double loadAverage() {
    return Double.parseDouble(firstLine("loadavg").split(" ", -1)[0]);
  }

  static long busyMicros(String stat) {
    String[] fields = stat.substring(0, stat.indexOf('\n')).strip().split("\\s+", -1);
    long ticks = 0;
    // Guest time is counted in user time already.
    for (int i = 1; i < Math.min(fields.length, FIRST_GUEST + 1); i++) {
      if (i - 1 != IDLE && i - 1 != WAITING_FOR_DISK) {
        ticks += Long.parseLong(fields[i]);
      }
    }
    return ticks * MICROS_A_TICK;
  }

  private String firstLine(String file) {
    List<String> lines = lines(file);
    return lines.isEmpty() ? "" : lines.get(0);
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(proc.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read /proc/" + file, e);
    }
  }

  private static Stat read(Path thread) throws IOException {
    try {
      return Stat.parse(Files.readString(thread.resolve("stat")));
    } catch (NoSuchFileException ended) {
      return Stat.NONE;
    } catch (IOException e) {
      // The file of a thread that ends between opening and reading answers ESRCH.
      if (!Files.exists(thread)) {
        return Stat.NONE;
      }
      throw e;
    }
  }

  /** One line of a stat file: the name, cut by Linux at 15 characters, and the CPU time. */
  record Stat(String name, long micros) {
    static final Stat NONE = new Stat("", 0);

    private static final List<String> JIT = List.of("C1 Compiler", "C2 Compiler", "Sweeper thread");
    private static final List<String> GC =
        List.of("GC Thread", "G1 ", "VM Thread", "Shenandoah", "ZWorker", "XWorker", "ParGC");

    static Stat parse(String line) {
      // A name may hold spaces and brackets; the last closing bracket ends it.
      int open = line.indexOf('(');
      int close = line.lastIndexOf(')');
      String[] rest = line.substring(close + 1).strip().split(" ", -1);
      if (open < 0 || close < open || rest.length <= SYSTEM_TICKS) {
        throw new IllegalArgumentException("not a stat line: " + line);
      }
      long ticks =
          Arrays.stream(new int[] {USER_TICKS, SYSTEM_TICKS})
              .mapToLong(field -> Long.parseLong(rest[field]))
              .sum();
      return new Stat(line.substring(open + 1, close), ticks * MICROS_A_TICK);
    }

    boolean isJit() {
      return JIT.stream().anyMatch(name::startsWith);
    }

    boolean isGc() {
      return GC.stream().anyMatch(name::startsWith);
    }
  }
}
