package org.dragoman.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dependency table of ARCHITECTURE.md, checked. */
class ArchitectureTest {

  private static final JavaClasses DRAGOMAN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.dragoman");

  @Test
  void stagesKnowTheVocabularyAndNoOtherStage() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.dragoman..")
        .layer("record")
        .definedBy("org.dragoman.record..")
        .layer("interchange")
        .definedBy("org.dragoman.interchange..")
        .layer("intake")
        .definedBy("org.dragoman.intake..")
        .layer("language")
        .definedBy("org.dragoman.language..")
        .layer("understanding")
        .definedBy("org.dragoman.understanding..")
        .layer("reconciliation")
        .definedBy("org.dragoman.reconciliation..")
        .layer("archive")
        .definedBy("org.dragoman.archive..")
        .layer("publish")
        .definedBy("org.dragoman.publish..")
        .layer("desk")
        .definedBy("org.dragoman.desk..")
        .layer("app")
        .definedBy("org.dragoman.app..")
        .whereLayer("record")
        .mayNotAccessAnyLayer()
        .whereLayer("interchange")
        .mayOnlyAccessLayers("record")
        .whereLayer("intake")
        .mayOnlyAccessLayers("record")
        .whereLayer("language")
        .mayOnlyAccessLayers("record")
        .whereLayer("understanding")
        .mayOnlyAccessLayers("record")
        .whereLayer("reconciliation")
        .mayOnlyAccessLayers("record")
        .whereLayer("archive")
        .mayOnlyAccessLayers("record", "interchange")
        .whereLayer("publish")
        .mayOnlyAccessLayers("record", "interchange")
        .whereLayer("desk")
        .mayOnlyAccessLayers("record", "interchange", "reconciliation", "archive", "publish")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .check(DRAGOMAN);
  }

  @ParameterizedTest(name = "{0} only in {1}")
  @CsvSource({
    "com.ibm.icu.., 'org.dragoman.language.., org.dragoman.understanding.., org.dragoman.reconciliation.., org.dragoman.archive.., org.dragoman.publish..'",
    "ai.onnxruntime.., org.dragoman.language..",
    "org.apache.tika.., org.dragoman.intake..",
    "org.apache.hc.., org.dragoman.intake..",
    "org.apache.poi.., 'org.dragoman.intake.., org.dragoman.publish..'",
    "org.apache.fop.., org.dragoman.publish..",
    "org.apache.batik.., org.dragoman.publish..",
    "org.jsoup.., org.dragoman.intake..",
    "jakarta.mail.., org.dragoman.publish..",
    "org.netpreserve.., org.dragoman.intake..",
    "crawlercommons.., org.dragoman.intake..",
    "com.rometools.., 'org.dragoman.intake.., org.dragoman.publish..'",
    "org.apache.commons.compress.., org.dragoman.intake..",
    "opennlp.., org.dragoman.intake..",
    "org.apache.lucene.., org.dragoman.archive..",
    "org.jdbi.., org.dragoman.archive..",
    "org.flywaydb.., org.dragoman.archive..",
    "java.sql.., org.dragoman.archive..",
    "com.fasterxml.jackson.., 'org.dragoman.interchange.., org.dragoman.intake.., org.dragoman.language.., org.dragoman.publish.., org.dragoman.desk..'",
    "io.javalin.., org.dragoman.desk..",
    "org.eclipse.jetty.., org.dragoman.desk..",
    "io.prometheus.., org.dragoman.desk..",
    "com.nimbusds.., org.dragoman.desk..",
    "org.apache.commons.csv.., org.dragoman.publish..",
    "org.apache.parquet.., org.dragoman.publish..",
    "io.modelcontextprotocol.., org.dragoman.app..",
    "picocli.., org.dragoman.app..",
    "org.apache.spark.., org.dragoman.cluster..",
    "me.tongfei.., org.dragoman.app..",
  })
  void heavyLibrariesStayBehindTheirFence(String library, String modules) {
    noClasses()
        .that()
        .resideOutsideOfPackages(modules.split(", *"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true)
        .check(DRAGOMAN);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.dragoman.(*).(**)").should().beFreeOfCycles().check(DRAGOMAN);
  }

  @Test
  void noPileIsCalledAfterNothing() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(DRAGOMAN);
  }

  @Test
  void theVocabularyIsImmutable() {
    classes()
        .that()
        .resideInAPackage("org.dragoman.record..")
        .should()
        .haveOnlyFinalFields()
        .check(DRAGOMAN);
  }
}
