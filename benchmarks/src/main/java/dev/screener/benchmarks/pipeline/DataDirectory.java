package dev.screener.benchmarks.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a measurement keeps its data. One that was made for the measurement alone is deleted when
 * it is closed; one that the caller named stays.
 */
final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final boolean temporary;

  private DataDirectory(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  /**
   * The one that was named, made where it is not there yet, or a new one.
   *
   * @param below of the named one: a part of it
   */
  static DataDirectory of(Optional<Path> named, String below) {
    try {
      return named.isPresent()
          ? new DataDirectory(
              Files.createDirectories(named.get().toAbsolutePath().resolve(below)), false)
          : new DataDirectory(Files.createTempDirectory("screener-bench-"), true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a directory for the measurement", e);
    }
  }

  /** Absolute. */
  Path path() {
    return path;
  }

  /**
   * Once nobody writes there any more.
   *
   * @throws UncheckedIOException when something is left
   */
  @Override
  public synchronized void close() {
    if (temporary) {
      delete(path);
    }
  }

  /**
   * Deletes a directory, where there is one, with all that is in it.
   *
   * @throws UncheckedIOException when something is left
   */
  static void delete(Path path) {
    if (Files.notExists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepestFirst) {
        Files.deleteIfExists(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
