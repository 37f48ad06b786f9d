package dev.screener.tests.faults;

import dev.screener.tests.faults.Fault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the machine lets a test do: some faults need root, some a tool that is not everywhere. */
final class Machine {
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
    if (!isOnPath("cc") || !System.getProperty("os.name").equals("Linux")) {
      missing.put(Kind.CLOCK_JUMP, "needs Linux and a C compiler");
    }
    missing.forEach((kind, why) -> System.out.println("[faults] skipped " + kind + ": " + why));
    Set<Kind> possible = EnumSet.allOf(Kind.class);
    possible.removeAll(missing.keySet());
    return possible;
  }

  /** Builds the library that tells a process another time; {@code clock.c} says how. */
  static Path clockLibrary(Path directory) throws IOException, InterruptedException {
    Path source = directory.resolve("clock.c");
    try (InputStream code = Machine.class.getResourceAsStream("/clock.c")) {
      Files.copy(code, source, StandardCopyOption.REPLACE_EXISTING);
    }
    Path library = directory.resolve("libclock.so");
    if (!run("cc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString())) {
      throw new IOException("cc could not build " + source);
    }
    return library;
  }

  /** By so many seconds the clock is off that reads this file. */
  static void setClock(Path file, long seconds) throws IOException {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(seconds).array();
    // In place, since the file is mapped.
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
