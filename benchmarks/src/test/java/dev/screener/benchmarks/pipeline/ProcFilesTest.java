package dev.screener.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFilesTest {

  private static final String TAIL =
      " 0 0 1 0 20 0 45 0 123 456 789 18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0";

  @TempDir private Path proc;

  @Test
  void cpuTimeIsUserAndSystemTimeInMicroseconds() {
    String line = stat("java", 120, 34);

    ProcFiles.Stat parsed = ProcFiles.Stat.parse(line);

    assertThat(parsed.name()).isEqualTo("java");
    assertThat(parsed.micros()).isEqualTo((120 + 34) * 10_000L);
  }

  @Test
  void aNameMayHoldSpacesAndBrackets() {
    String line = stat("C2 (odd) Compil", 5, 6);

    ProcFiles.Stat parsed = ProcFiles.Stat.parse(line);

    assertThat(parsed.name()).isEqualTo("C2 (odd) Compil");
    assertThat(parsed.micros()).isEqualTo(110_000);
  }

  @Test
  void aLineOfSomethingElseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ProcFiles.Stat.parse("cpu 1 2 3"));
  }

  @Test
  void threadsOfCompilerAndCollectorAreToldApart() throws IOException {
    process(77, stat("java", 1_000, 500));
    thread(77, 77, stat("java", 300, 100));
    thread(77, 78, stat("C2 CompilerThre", 400, 20));
    thread(77, 79, stat("C1 CompilerThre", 70, 10));
    thread(77, 80, stat("GC Thread#0", 60, 5));
    thread(77, 81, stat("G1 Conc#0", 3, 2));
    thread(77, 82, stat("moderation-stre", 90, 40));

    CpuTime cpu = new ProcFiles(proc).cpuTime(77);

    assertThat(cpu).isEqualTo(new CpuTime(15_000_000, 5_000_000, 700_000));
    assertThat(cpu.withoutJit()).isEqualTo(10_000_000);
  }

  @Test
  void memoryIsWhatIsResident() throws IOException {
    Path directory = Files.createDirectories(proc.resolve("77"));
    Files.writeString(
        directory.resolve("status"),
        "Name:\tjava\nVmPeak:\t 9000 kB\nVmRSS:\t  1234 kB\nRssAnon:\t 1 kB\n");

    long bytes = new ProcFiles(proc).residentBytes(77);

    assertThat(bytes).isEqualTo(1234 * 1024);
  }

  @Test
  void aThreadThatEndsMeanwhileIsLeftOut() throws IOException {
    process(77, stat("java", 10, 0));
    Files.createDirectories(proc.resolve("77/task/78"));

    CpuTime cpu = new ProcFiles(proc).cpuTime(77);

    assertThat(cpu).isEqualTo(new CpuTime(100_000, 0, 0));
  }

  @Test
  void theMachineIsBusyInAllButIdleAndWaitingTime() {
    String stat = "cpu  100 10 50 9000 800 4 6 2 33 44\ncpu0 1 1 1 1 1 1 1 1 1 1\n";

    long busy = ProcFiles.busyMicros(stat);

    assertThat(busy).isEqualTo((100 + 10 + 50 + 4 + 6 + 2) * 10_000L);
  }

  private static String stat(String name, long user, long system) {
    return "77 (" + name + ") S 1 77 77 0 -1 4194304 100 0 0 0 " + user + " " + system + TAIL;
  }

  private void process(long pid, String stat) throws IOException {
    Path directory = Files.createDirectories(proc.resolve(Long.toString(pid)));
    Files.createDirectories(directory.resolve("task"));
    Files.writeString(directory.resolve("stat"), stat);
  }

  private void thread(long pid, long id, String stat) throws IOException {
    Path directory = Files.createDirectories(proc.resolve(pid + "/task/" + id));
    Files.writeString(directory.resolve("stat"), stat);
  }
}
