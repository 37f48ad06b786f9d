package dev.screener.contracts.evolution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * One schema of a module: as it is now, and every version that was ever given out.
 *
 * @param versions the files {@code avro-history/<Name>/v1.avsc, v2.avsc, …} in that order
 */
record SchemaHistory(Schema current, List<Schema> versions, Path directory) {

  private static final String AVRO = "src/main/avro";
  private static final String HISTORY = "src/main/avro-history";

  /** Every schema of the module in this directory, by its files under src/main/avro. */
  static List<SchemaHistory> ofModule(Path module, String javaPackage) {
    try (Stream<Path> files = Files.list(module.resolve(AVRO))) {
      return files
          .map(file -> file.getFileName().toString().replace(".avsc", ""))
          .sorted()
          .map(name -> of(module.resolve(HISTORY).resolve(name), javaPackage + "." + name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SchemaHistory of(Path directory, String className) {
    List<Schema> versions = new ArrayList<>();
    for (int n = 1; Files.exists(version(directory, n)); n++) {
      versions.add(parsed(version(directory, n)));
    }
    try {
      Schema current = SpecificData.get().getSchema(Class.forName(className));
      return new SchemaHistory(current, versions, directory);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("src/main/avro holds a schema of another package", e);
    }
  }

  /** Where the version after the newest one belongs. */
  Path next() {
    return version(directory, versions.size() + 1);
  }

  @Override
  public String toString() {
    return current.getName();
  }

  private static Path version(Path directory, int n) {
    return directory.resolve("v" + n + ".avsc");
  }

  private static Schema parsed(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
