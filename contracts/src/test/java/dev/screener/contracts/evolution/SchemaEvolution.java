package dev.screener.contracts.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every schema of a module against all of its versions. A module extends it with the package
 * of its generated classes. A change of a schema is a new file in {@code src/main/avro-history};
 * the files that are there never change.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SchemaEvolution {

  private final Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private final String javaPackage;

  protected SchemaEvolution(String javaPackage) {
    this.javaPackage = javaPackage;
  }

  Stream<SchemaHistory> schemas() {
    return SchemaHistory.ofModule(module, javaPackage).stream();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void theSchemaIsItsNewestVersion(SchemaHistory schema) throws IOException {
    String current = SchemaRules.bare(schema.current());
    List<Schema> versions = schema.versions();

    String newest = versions.isEmpty() ? "" : SchemaRules.bare(versions.get(versions.size() - 1));

    assertThat(newest).as(() -> howToAdd(schema, current)).isEqualTo(current);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everyVersionReadsEveryOther(SchemaHistory schema) {
    List<Schema> versions = schema.versions();
    for (int newer = 1; newer < versions.size(); newer++) {
      for (int older = 0; older < newer; older++) {
        assertThat(SchemaRules.incompatibilities(versions.get(older), versions.get(newer)))
            .as("%s, v%d against v%d", schema, newer + 1, older + 1)
            .isEmpty();
      }
    }
    for (Schema version : versions) {
      assertThat(SchemaRules.incompatibilities(version, schema.current())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void theSchemaCanStillGrow(SchemaHistory schema) {
    assertThat(SchemaRules.traps(schema.current())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void whatWasAddedSinceTheFirstVersionHasADefault(SchemaHistory schema) {
    assertThat(schema.versions()).isNotEmpty();
    assertThat(SchemaRules.addedWithoutDefault(schema.versions().get(0), schema.current()))
        .isEmpty();
  }

  /** Writes the version that is missing under target, and says what to do with it. */
  private String howToAdd(SchemaHistory schema, String current) {
    Path next = schema.next();
    Path proposal =
        module.resolve(Path.of("target", "avro-history", schema + "-" + next.getFileName()));
    try {
      Files.createDirectories(proposal.getParent());
      Files.writeString(proposal, current);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "The schema "
        + schema
        + " is not its newest version. If the change is meant: copy "
        + module.relativize(proposal)
        + " to "
        + module.relativize(next)
        + ", leave the versions before it as they are, and list the change in CHANGELOG.md";
  }
}
