package dev.screener.tests;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Class data that the processes of the tests share: to load and verify thousands of classes is a
 * third of what a start costs. The first moderation-streams that ends when asked leaves them, since
 * it has loaded most of what the others load. Until then, and wherever this cannot be, processes
 * start as ever.
 */
final class SharedClasses {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final String NAME = "shared-classes-";

  /** Without the tests' own classes, which no process needs; they are no jar. */
  private static final List<Path> CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
          // As a build tool leaves one at the end.
          .filter(entry -> !entry.isEmpty())
          .map(Path::of)
          .filter(entry -> !entry.toAbsolutePath().startsWith(TARGET))
          .toList();

  /**
   * Asked for by {@code -Dclasses.shared=true}: to write them takes a busy machine a minute. A JVM
   * takes jars alone; modules that were compiled but not packaged are directories.
   */
  private static final boolean POSSIBLE =
      Boolean.getBoolean("classes.shared") && CLASS_PATH.stream().allMatch(Files::isRegularFile);

  /** Jars that were built anew get an archive of another name. */
  private static final Path ARCHIVE = TARGET.resolve(NAME + newest() + ".jsa");

  private static final Path UNFINISHED =
      TARGET.resolve(NAME + ProcessHandle.current().pid() + ".new");

  private static final AtomicBoolean TAKEN = new AtomicBoolean();

  private final boolean leaves;

  private SharedClasses(boolean leaves) {
    this.leaves = leaves;
  }

  /** For a service, which ends when asked unless it is killed. */
  static SharedClasses ofService(String mainClass) {
    return new SharedClasses(
        POSSIBLE
            && mainClass.endsWith("ModerationMain")
            && !Files.exists(ARCHIVE)
            && TAKEN.compareAndSet(false, true));
  }

  /** For a process that ends soon, by itself. */
  static SharedClasses ofCommand() {
    return new SharedClasses(false);
  }

  /** The JVM options with the class path, which must be one and the same for all. */
  List<String> options() {
    String classPath =
        CLASS_PATH.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    if (leaves) {
      // It would tell of each class that it leaves out.
      return List.of("-XX:ArchiveClassesAtExit=" + UNFINISHED, "-Xlog:disable", "-cp", classPath);
    }
    return POSSIBLE && Files.exists(ARCHIVE)
        ? List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xlog:disable", "-cp", classPath)
        : List.of("-cp", classPath);
  }

  /** To be called once the process is gone; of one that was killed nothing can be used. */
  void ended(boolean killed) throws IOException {
    if (!leaves) {
      return;
    }
    if (killed || !Files.exists(UNFINISHED)) {
      Files.deleteIfExists(UNFINISHED);
      TAKEN.set(false);
      return;
    }
    for (Path older : earlier()) {
      Files.deleteIfExists(older);
    }
    // At once, since another process may start meanwhile.
    Files.move(UNFINISHED, ARCHIVE, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<Path> earlier() throws IOException {
    try (Stream<Path> files = Files.list(TARGET)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(NAME))
          .filter(file -> file.toString().endsWith(".jsa"))
          .toList();
    }
  }

  private static long newest() {
    return CLASS_PATH.stream().mapToLong(entry -> entry.toFile().lastModified()).max().orElse(0);
  }
}
