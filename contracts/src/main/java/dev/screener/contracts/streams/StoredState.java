package dev.screener.contracts.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands in a Kafka Streams state directory, {@code TASK/rocksdb/STORE/…}. Asked of the files
 * and not of RocksDB: a store that is closed while it is asked for a property takes the process
 * with it.
 */
public final class StoredState {

  private static final String ROCKSDB = "rocksdb";

  private final Path directory;

  /**
   * @param directory of one application
   */
  public StoredState(Path directory) {
    this.directory = directory;
  }

  /** Bytes of each store's files, over all its partitions here; empty where there is none yet. */
  public Map<String, Long> bytesByStore() {
    Map<String, Long> bytes = new TreeMap<>();
    if (!Files.isDirectory(directory)) {
      return bytes;
    }
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              Path within = directory.relativize(file);
              if (within.getNameCount() > 3 && within.getName(1).toString().equals(ROCKSDB)) {
                bytes.merge(within.getName(2).toString(), attributes.size(), Long::sum);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              // RocksDB removes files whenever it likes.
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + directory, e);
    }
    return bytes;
  }
}
