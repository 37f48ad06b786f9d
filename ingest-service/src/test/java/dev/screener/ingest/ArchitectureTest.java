package dev.screener.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.screener.ingest");

  @Test
  void onlyTheHttpAdapterKnowsVertx() {
    noClasses()
        .that()
        .haveNameNotMatching(
            "dev\\.screener\\.ingest\\."
                + "([A-Za-z]+Endpoint|BatchUpload|Bodies|Callers|Answers|IngestRoutes|WebServer)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx..")
        .check(CLASSES);
  }

  @Test
  void onlyTheWriterAndTheStartKnowKafka() {
    noClasses()
        .that()
        .haveNameNotMatching(
            "dev\\.screener\\.ingest\\.(TopicWriter|Cluster|IngestService|IngestMetrics)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(CLASSES);
  }
}
