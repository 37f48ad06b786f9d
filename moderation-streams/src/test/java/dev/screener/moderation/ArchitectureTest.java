package dev.screener.moderation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Data flows one way: author, campaign, cases; the topology wires them and none of them knows it.
 */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.screener.moderation");

  @Test
  void noPackageDependsOnItselfByWayOfAnother() {
    slices().matching("dev.screener.(moderation..)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noDeskKnowsAnother() {
    noClasses()
        .that()
        .resideInAPackage("..moderation.author..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..moderation.campaign..", "..moderation.cases..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("..moderation.cases..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..moderation.campaign..", "..moderation.author..")
        .check(CLASSES);
  }
}
