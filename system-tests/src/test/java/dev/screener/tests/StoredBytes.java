package dev.screener.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** What lies on disk below a directory, byte for byte. */
final class StoredBytes {
  private final Path root;

  StoredBytes(Path root) {
    this.root = root;
  }

  /** The files in which a word stands, as UTF-8 or as UTF-16. */
  List<Path> filesWith(String word) {
    return filesWith(word, file -> true);
  }

  /** The same for the segments of Kafka's topics, also while brokers write them. */
  List<Path> segmentsWith(String word) {
    return filesWith(word, file -> file.toString().endsWith(".log"));
  }

  private List<Path> filesWith(String word, Predicate<Path> which) {
    List<String> forms = new ArrayList<>();
    for (byte[] form :
        List.of(word.getBytes(UTF_8), word.getBytes(UTF_16LE), word.getBytes(UTF_16BE))) {
      forms.add(new String(form, ISO_8859_1));
    }
    return files(which).stream()
        .filter(
            file -> {
              String bytes = new String(bytes(file), ISO_8859_1);
              return forms.stream().anyMatch(bytes::contains);
            })
        .toList();
  }

  /**
   * Has each RocksDB store write down anew only what it still holds, uncompressed and each key
   * whole, so that a search of the bytes misses nothing. No service may have them open.
   */
  void compactStores() throws RocksDBException {
    for (Path current : files(file -> file.endsWith("CURRENT"))) {
      String store = current.getParent().toString();
      compact(store);
      // The list of files that a store begins at its opening names no keys of files that are gone.
      compact(store);
    }
  }

  private static void compact(String store) throws RocksDBException {
    try (Options options = new Options();
        DBOptions dbOptions = new DBOptions();
        CompactRangeOptions whole =
            new CompactRangeOptions()
                .setBottommostLevelCompaction(BottommostLevelCompaction.kForce);
        ColumnFamilyOptions plain =
            new ColumnFamilyOptions()
                .setCompactionStyle(CompactionStyle.UNIVERSAL)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig().setBlockRestartInterval(1))) {
      List<ColumnFamilyDescriptor> families = new ArrayList<>();
      for (byte[] name : RocksDB.listColumnFamilies(options, store)) {
        families.add(new ColumnFamilyDescriptor(name, plain));
      }
      List<ColumnFamilyHandle> handles = new ArrayList<>();
      try (RocksDB db = RocksDB.open(dbOptions, store, families, handles)) {
        for (ColumnFamilyHandle handle : handles) {
          db.compactRange(handle, null, null, whole);
        }
        handles.forEach(ColumnFamilyHandle::close);
      }
    }
  }

  private List<Path> files(Predicate<Path> which) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(which).filter(Files::isRegularFile).toList();
    } catch (IOException | UncheckedIOException changing) {
      // Brokers delete segments while this walks; what is left is looked at again.
      return files(which);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException deletedMeanwhile) {
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
