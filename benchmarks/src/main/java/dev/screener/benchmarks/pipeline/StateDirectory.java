package dev.screener.benchmarks.pipeline;

import dev.screener.contracts.streams.StoredState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What one service of Kafka Streams keeps on disk: {@code TASK/rocksdb/STORE/…}. */
final class StateDirectory {

  private static final Pattern TASK = Pattern.compile("\\d+_\\d+");

  private final Path directory;

  StateDirectory(Path directory) {
    this.directory = directory;
  }

  /** Bytes of each store's files, over all its partitions. */
  Map<String, Long> bytesByStore() {
    return new StoredState(directory).bytesByStore();
  }

  /** Bytes of all stores. */
  long bytes() {
    return bytesByStore().values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Whether it holds any partition's stores. Those that every instance has whole are loaded before.
   */
  boolean hasTasks() {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> within = Files.list(directory)) {
      return within.anyMatch(path -> TASK.matcher(path.getFileName().toString()).matches());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + directory, e);
    }
  }

  /** Once the service has ended. */
  void delete() {
    DataDirectory.delete(directory);
  }
}
