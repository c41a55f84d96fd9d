package org.dragoman.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of ARCHITECTURE.md's table only this module can check: nobody else knows Spark. */
class FenceTest {

  private static final JavaClasses DRAGOMAN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.dragoman");

  @ParameterizedTest
  @ValueSource(strings = {"org.apache.spark..", "scala..", "org.dragoman.cluster.."})
  void othersKnowNothingOfTheCluster(String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.dragoman.cluster..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(DRAGOMAN);
  }
}
