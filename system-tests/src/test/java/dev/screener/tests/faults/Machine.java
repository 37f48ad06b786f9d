package dev.screener.tests.faults;

import dev.screener.tests.faults.Fault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the machine lets a test do: some faults need root, some a tool that is not everywhere. */
final class Machine {
  private static final List<String> FAKE_TIME =
      List.of(
          "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
          "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
          "/usr/lib64/faketime/libfaketimeMT.so.1",
          "/usr/lib/faketime/libfaketimeMT.so.1");

  private Machine() {}

  /** The faults that can be tried here; the others are told with the reason. */
  static Set<Kind> possible() {
    Map<Kind, String> missing = new EnumMap<>(Kind.class);
    if (!isRoot()) {
      missing.put(Kind.FULL_DISK, "a small disk is mounted by root alone");
    }
    if (!isRoot() || !isOnPath("strace")) {
      missing.put(Kind.SLOW_DISK, "needs root and strace");
    }
    if (fakeTime().isEmpty()) {
      missing.put(Kind.CLOCK_JUMP, "needs libfaketime; -Dfaults.faketime=FILE names it");
    }
    missing.forEach((kind, why) -> System.out.println("[faults] skipped " + kind + ": " + why));
    Set<Kind> possible = EnumSet.allOf(Kind.class);
    possible.removeAll(missing.keySet());
    return possible;
  }

  /** The library that tells a process another time. */
  static Optional<Path> fakeTime() {
    return Stream.concat(
            Stream.ofNullable(System.getProperty("faults.faketime")), FAKE_TIME.stream())
        .map(Path::of)
        .filter(Files::isReadable)
        .findFirst();
  }

  /** Runs a command of the machine to its end. */
  static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"))
        && System.getProperty("os.name").equals("Linux");
  }

  private static boolean isOnPath(String tool) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
  }
}
