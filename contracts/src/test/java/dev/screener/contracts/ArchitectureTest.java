package dev.screener.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private final JavaClasses contracts =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.screener.contracts");

  @Test
  void contractsKnowsNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.screener.embedded..",
            "dev.screener.ingest..",
            "dev.screener.moderation..",
            "dev.screener.policy..",
            "dev.screener.projection..",
            "dev.screener.scoring..")
        .check(contracts);
  }

  @Test
  void itsPackagesFormNoCycle() {
    slices().matching("dev.screener.contracts.(*)..").should().beFreeOfCycles().check(contracts);
  }

  @Test
  void kafkaStreamsIsSeenOnlyByWhatIsThereForIt() {
    // ingest-service runs without Kafka Streams on its class path.
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.screener.contracts.streams")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka.streams..", "org.rocksdb..")
        .check(contracts);
  }

  @Test
  void theGeneratedEventsDependOnNothingOfOurs() {
    classes()
        .that()
        .resideInAPackage("dev.screener.contracts.event")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.screener.contracts.event", "java..", "org.apache.avro..")
        .check(contracts);
  }
}
